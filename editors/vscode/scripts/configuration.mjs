// The settings as Visual Studio Code shows them. Those of the extension itself are here; the others come from the
// server.

const PATH = {
  'okr.server.path': {
    type: 'string',
    default: '',
    scope: 'machine',
    markdownDescription:
      'The absolute path of the program `okr-lsp`, outside of the workspace; `~` is your home. If it is empty, the extension uses the program that comes with it or, failing that, the one on your `PATH`.',
  },
};

const TRACE = {
  'okr.trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    enumDescriptions: ['Nothing', 'The names of messages', 'Messages with their content'],
    default: 'off',
    scope: 'window',
    markdownDescription: 'Which messages between the editor and the server the output channel **OKR Trace** shows.',
  },
};

/** `contributes.configuration` of the extension: features, rules, and what concerns the program. */
export function configuration(switches, schema, verbosities, scopes) {
  const features = switches.filter(({ type }) => type === 'bool').map(feature);
  const scope = switches.filter(({ type }) => type.includes('Scope')).map((one) => scoping(one, scopes));
  const log = switches.filter(({ type }) => type.includes('Verbosity')).map((one) => logging(one, verbosities));
  if (features.length + scope.length + log.length !== switches.length) {
    throw new Error('there is a setting of the server whose type this does not know');
  }
  return [
    section('OKR', [...features.slice(0, 1), ...scope, ...features.slice(1)]),
    section('OKR: Rules', [Object.entries(profile(schema))[0], Object.entries(rules(schema))[0]]),
    section('OKR: Server', [Object.entries(PATH)[0], ...log, Object.entries(TRACE)[0]]),
  ];
}

function section(title, settings) {
  const ordered = settings.map(([name, setting], order) => [name, { order, ...setting }]);
  return { title, properties: Object.fromEntries(ordered) };
}

function feature({ name, description }) {
  return [`okr.${name}`, { type: 'boolean', default: true, scope: 'window', markdownDescription: description }];
}

function scoping(one, scopes) {
  return choice(one, scopes, 'Files the editor asks for, or open files');
}

function logging({ name, description }, verbosities) {
  const shown = { name, description: `${description} The output channel **OKR** shows it.` };
  return choice(shown, verbosities, 'As the command line says; by default, errors and warnings');
}

/** A setting that is one of `choices`, or nothing, which means `unset`. */
function choice({ name, description }, choices, unset) {
  const setting = {
    type: ['string', 'null'],
    enum: [null, ...choices.map((one) => one.name)],
    enumDescriptions: [unset, ...choices.map((one) => one.description)],
    default: null,
    scope: 'window',
    markdownDescription: description,
  };
  return [`okr.${name}`, setting];
}

function profile(schema) {
  const { description, enum: names } = schema.properties.profile;
  return {
    'okr.profile': {
      type: ['string', 'null'],
      enum: [null, ...names],
      default: null,
      scope: 'window',
      markdownDescription: `${description} The \`.okr.toml\` of a folder takes precedence.`,
    },
  };
}

function rules(schema) {
  const { description, properties } = schema.properties.rules;
  const levels = Object.entries(properties).map(([name, rule]) => [name, { enum: rule.enum, description: rule.description }]);
  return {
    'okr.rules': {
      type: 'object',
      default: {},
      scope: 'window',
      additionalProperties: false,
      properties: Object.fromEntries(levels),
      markdownDescription: `${description} The \`.okr.toml\` of a folder takes precedence.`,
    },
  };
}
