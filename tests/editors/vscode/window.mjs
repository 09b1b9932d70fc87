// The window of Visual Studio Code, by what people do with it.

/** Milliseconds that something may take to appear. */
const PATIENCE = 20_000;

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
    await this.page.waitForTimeout(1_000);
  }

  see(selector) {
    return this.page.locator(selector).first().waitFor({ timeout: PATIENCE });
  }

  gone(selector) {
    return this.page.locator(selector).first().waitFor({ state: 'hidden', timeout: PATIENCE });
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
    await this.press('Control+P');
    await this.see('.quick-input-widget input');
    await this.page.locator('.quick-input-widget input').fill(name);
    await this.see('.quick-input-widget .monaco-list-row');
    await this.page.waitForTimeout(400);
    await this.press('Enter');
    await this.see(`.tab.active[data-resource-name="${name}"]`);
    await this.see('.monaco-editor .view-line');
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.press('F1');
    await this.see('.quick-input-widget input');
    await this.page.locator('.quick-input-widget input').fill(`>${title}`);
    await this.see('.quick-input-widget .monaco-list-row');
    await this.page.waitForTimeout(300);
    await this.press('Enter');
    await this.page.waitForTimeout(300);
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

  /** Clicks into the line that shows `text`, and presses `keys`. */
  async putCursor(text, ...keys) {
    const box = await this.#inside(text);
    await this.page.mouse.click(box.x, box.y);
    for (const key of keys) {
      await this.press(key);
    }
  }

  async hover(text) {
    const { x, y } = await this.#inside(text);
    await this.page.mouse.move(x + 6, y);
    await this.page.waitForTimeout(200);
    await this.page.mouse.move(x, y);
    await this.see('.monaco-hover:not(.hidden) .hover-contents');
    await this.page.waitForTimeout(600);
  }

  /** A point within `text` in the editor. */
  async #inside(text) {
    // Spaces are shown as others.
    const line = this.#line(new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s')));
    await line.waitFor({ timeout: PATIENCE });
    const box = await line.evaluate((element, wanted) => {
      const shown = element.textContent.replaceAll('\u00a0', ' ');
      let offset = shown.indexOf(wanted) + 3;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (offset < node.length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const { x, y, height } = range.getBoundingClientRect();
          return { x: x + 1, y: y + height / 2 };
        }
        offset -= node.length;
      }
      return undefined;
    }, text);
    return box;
  }

  /** The lines of the editor that are in sight. */
  async lines() {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).sort();
  }
}
