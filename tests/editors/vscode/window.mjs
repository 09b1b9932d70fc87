// The window of Visual Studio Code, by what people do with it.

import { eventually } from './patience.mjs';

/** Milliseconds after which the window is taken to have missed a movement or a key. */
const SOON = 10_000;

export class Window {
  constructor(page) {
    this.page = page;
  }

  async open(address) {
    await this.page.goto(address, { waitUntil: 'domcontentloaded' });
    await this.see('.monaco-workbench');
    await this.see('.explorer-folders-view .monaco-list-row');
  }

  async reload() {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
    await this.see('.statusbar-item[id="okr-lsp.okr-lsp.okr.status"]');
  }

  see(selector) {
    return this.page.locator(selector).first().waitFor();
  }

  /** Whether it is seen soon; if not, what should have brought it is to be tried again. */
  appears(selector) {
    return this.page.locator(selector).first().waitFor({ timeout: SOON }).then(() => true, () => false);
  }

  gone(selector) {
    return this.page.locator(selector).first().waitFor({ state: 'hidden' });
  }

  async text(selector) {
    await this.see(selector);
    return (await this.page.locator(selector).allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  statusBar() {
    return this.text('.statusbar-item:visible');
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text, { delay: 20 });
  }

  /** Opens a file of the workspace. */
  async openFile(name) {
    await this.#pick('Control+P', name);
    await this.see(`.tab.active[data-resource-name="${name}"]`);
    await this.see('.monaco-editor .view-line');
  }

  /** Runs a command by its title. */
  command(title) {
    return this.#pick('F1', `>${title}`);
  }

  /** Gives the file in front the text that is on disk. */
  async revert() {
    await this.command('File: Revert File');
    await this.gone('.tab.active.dirty');
  }

  /**
   * Opens the quick input by `key`, writes `text`, and takes what is offered first when that is what was written. What
   * takes the focus meanwhile closes the input; then it is opened again.
   */
  async #pick(key, text) {
    const wanted = text.replace('>', '');
    await eventually(`${wanted} among what is offered`, async () => {
      await this.press(key);
      const offered = (await this.#writes(text))
        && await this.appears(`.quick-input-widget .monaco-list-row.focused[aria-label*="${wanted}"]`);
      if (!offered) {
        await this.press('Escape');
      }
      return offered;
    });
    await this.press('Enter');
    await this.gone('.quick-input-widget');
  }

  /** Whether the quick input takes `text`. */
  async #writes(text) {
    const input = this.page.locator('.quick-input-widget input');
    return input.fill(text, { timeout: SOON }).then(() => true, () => false);
  }

  /** Waits until the cursor is in `line`, counted from 1. */
  atLine(line) {
    return this.see(`[id="status.editor.selection"]:has-text("Ln ${line},")`);
  }

  /** Drags the edge of the side bar by `pixels`. */
  async widenSideBar(pixels) {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    const x = box.x + box.width;
    const y = box.y + box.height / 2;
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** The part of the active editor that shows `text`. */
  #line(text) {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  /** Clicks into the line that shows `text`, and presses `keys`. While the window is laid out, a click may miss. */
  async putCursor(text, ...keys) {
    await eventually(`the cursor in ${text}`, async () => {
      const place = await this.#inside(text);
      if (place !== undefined) {
        await this.page.mouse.click(place.x, place.y);
      }
      return place && (await this.text('[id="status.editor.selection"]')).includes(`Ln ${place.line},`);
    });
    for (const key of keys) {
      await this.press(key);
    }
  }

  /** Rests the mouse on `text` until something is shown there, again where the window was not ready for it. */
  async hover(text) {
    await eventually(`what is shown of ${text}`, async () => {
      const place = await this.#inside(text);
      if (place !== undefined) {
        await this.page.mouse.move(place.x + 6, place.y);
        await this.page.mouse.move(place.x, place.y);
      }
      return this.appears('.monaco-hover:not(.hidden) .hover-contents');
    });
  }

  /** Waits until what moves in the window has come to rest, but for what moves without end. */
  settled() {
    return this.page.evaluate(async () => {
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
  }

  /** A point within `text` in the editor, and the number of its line; nothing while they are being drawn. */
  async #inside(text) {
    // Spaces are shown as others.
    const line = this.#line(new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s')));
    await line.waitFor();
    return line.evaluate((element, wanted) => {
      const shown = element.textContent.replaceAll('\u00a0', ' ');
      let offset = shown.indexOf(wanted) + 3;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (offset < node.length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const { x, y, height } = range.getBoundingClientRect();
          const middle = y + height / 2;
          const isBeside = ({ top, bottom }) => top < middle && middle < bottom;
          const numbers = [...document.querySelectorAll('.editor-instance .line-numbers')];
          const number = numbers.find((one) => isBeside(one.getBoundingClientRect()));
          return number && { x: x + 1, y: middle, line: number.textContent };
        }
        offset -= node.length;
      }
      return undefined;
    }, text);
  }

  /** The lines of the editor that are in sight. */
  async lines() {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).sort();
  }
}
