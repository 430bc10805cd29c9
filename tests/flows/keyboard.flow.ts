import type { Locator, Page } from '@playwright/test'
import { axeClean, axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  expectPicture,
  expectSaved,
  exportNative,
  imageViewer,
  noteViewer,
  openCase,
  openDemo,
} from './steps.ts'

const palette = (page: Page) => page.getByRole('combobox', { name: 'Find a command, label or case' })

/** Keeps everything that the live region has said. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver(() => {
      const text = document.querySelector('[data-announcer]')?.textContent ?? ''
      if (text !== '' && said.at(-1) !== text) said.push(text)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/** Waits until something has been said since the last time it was asked. */
async function hears(page: Page, what: RegExp): Promise<void> {
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'said').join('\n'))).toMatch(what)
  await page.evaluate(() => Reflect.get(window, 'said').splice(0))
}

/** Runs a command by its words. */
async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.type(words)
  const best = page.getByRole('listbox', { name: 'Results' }).getByRole('option', { selected: true })
  await expect(best).toContainText(new RegExp(words, 'i'))
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let times = 0; times < 60; times++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('the main job by keys alone: from the projects page through box, tag, join, code and outcome to the export', async ({
  app,
}) => {
  const { page } = app
  await listen(page)
  await app.open()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible()
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.type('Key reader')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible()
  await run(page, 'Open demo')
  await expect(page.getByRole('link', { name: /^Case 0001/ })).toBeVisible({ timeout: 90_000 })
  await run(page, 'Case 0002')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectPicture(page)
  await expect(imageViewer(page)).toBeFocused()

  // A box: the crosshair begins in the middle.
  await press(
    page,
    '1',
    'r',
    'Shift+ArrowLeft',
    'Enter',
    'Shift+ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowDown',
    'Enter',
  )
  await expect(annotationRows(page)).toHaveCount(1)
  await hears(page, /^Added Nodule, box, .*centre of the picture, \d.* by \d.* mm/m)
  const marks = page.getByRole('list', { name: 'Marks on the picture' })
  const before = await marks.textContent()
  await press(page, 'v', 'F2')
  await hears(page, /^Upper left corner at \d+, \d+/m)
  await press(page, 'Shift+ArrowLeft')
  await expect(marks).not.toHaveText(before ?? '')
  await press(page, 'Escape', 'Escape', 'Alt+.')
  await hears(page, /^Nodule, box, .*1 of 1/m)

  // A tag, found by its word.
  await press(page, 'F6', 'Control+f')
  await page.keyboard.type('nodule')
  await expect(page.getByRole('search', { name: 'Find in the note' })).toContainText(/1 of \d/)
  await expect(page.getByRole('textbox', { name: 'Find' })).toHaveValue('nodule')
  await press(page, 'Escape', '1')
  await expect(annotationRows(page)).toHaveCount(2)
  await hears(page, /^Tagged '.*nodule.*' as Nodule/im)
  await expect(noteViewer(page).getByRole('list', { name: 'Tags in the note' })).toMatchAriaSnapshot(`
    - list "Tags in the note":
      - listitem: /Nodule/
  `)
  await expect(marks).toMatchAriaSnapshot(`
    - list "Marks on the picture":
      - listitem: /Nodule, box, .* of the picture/
  `)

  // One finding of both, and its code.
  await press(page, 'Shift+J', 'F6', 'Alt+.', 'Enter')
  await expect(page.getByText('2 pieces of evidence').first()).toBeVisible()
  await press(page, 'Shift+N')
  await expect(page.locator('[data-field="code"]').getByRole('combobox', { name: 'Find concept' })).toBeFocused()
  await page.keyboard.type('granuloma')
  await expect(page.getByRole('listbox', { name: 'Find concept' }).getByRole('option').first()).toContainText(
    /granuloma/i,
  )
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: /^Remove code .*granuloma/i })).toBeVisible()
  await hears(page, /^Code .*granuloma/im)
  await press(page, 'Escape')
  await expect(page.locator('[data-key-scope] :focus')).toHaveCount(1)
  await press(page, 'Control+z')
  await hears(page, /^Undid a change of .*code/m)
  await press(page, 'Control+Shift+z')
  await expectSaved(page)

  await press(page, 's', 'f')
  const dialog = page.getByRole('dialog', { name: 'Submit case' })
  await expect(async () => {
    if (await dialog.isVisible()) await page.keyboard.press('f')
    await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
  await expectPicture(page)
  await expect(imageViewer(page)).toBeFocused()
  await hears(page, /^Case \d{4} open, Chest radiograph/m)
  await run(page, 'Go to export')
  const button = page.getByRole('main').getByRole('button', { name: 'Export', exact: true })
  await expect(button).toBeEnabled()
  await tabTo(page, button)
  const dataset = await exportNative(page)
  const submitted = dataset.cases.find(({ name }) => name === 'Case 0002')
  expect(submitted?.annotations.map(({ target }) => target.kind).sort()).toEqual(['box', 'span'])
})

test('keys are changed, clashes shown and resolved; changes hold after a reload and in another tab; the palette knows all', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await press(page, '?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog.getByRole('searchbox', { name: 'Find a shortcut' })).toBeFocused()
  await page.keyboard.type('rect')
  await expect(dialog.getByRole('list')).toHaveCount(1)
  const rectangle = dialog.getByRole('button', { name: /^Rectangle: / })
  await tabTo(page, rectangle)
  await press(page, 'Enter', 'Control+w')
  await expect(dialog.getByRole('alert')).toContainText('keeps this key for itself')
  await press(page, 's')
  await expect(dialog.getByRole('alert')).toContainText('S is the key of Submit case')
  await axeCleanInBothThemes(page)
  await dialog.getByRole('button', { name: 'Swap keys' }).focus()
  await press(page, 'Enter')
  await expect(dialog.getByRole('button', { name: 'Rectangle: S. Change' })).toBeFocused()
  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)

  await page.reload()
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await expect(page.getByRole('button', { name: 'Submit case' })).toHaveAttribute('aria-keyshortcuts', 'R')
  await expect(page.getByRole('button', { name: 'Rectangle', exact: true })).toHaveAttribute('aria-keyshortcuts', 'S')
  await imageViewer(page).focus()
  await press(page, 's')
  await expect(page.getByRole('button', { name: 'Rectangle', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await press(page, 'r')
  await expect(page.getByRole('dialog', { name: 'Submit case' })).toBeVisible()
  await press(page, 'Escape')
  await expect(imageViewer(page)).toBeFocused()

  // A key of the viewer goes elsewhere: what it was does nothing any more; nothing runs while somebody types.
  await press(page, '?')
  await page.keyboard.type('invert')
  await expect(dialog.getByRole('searchbox', { name: 'Find a shortcut' })).toHaveValue('invert')
  await tabTo(page, dialog.getByRole('button', { name: /^Invert: I/ }))
  await press(page, 'Enter', 'Alt+i', 'Escape')
  await expect(imageViewer(page)).toBeFocused()
  const invert = page.getByRole('button', { name: 'Invert' })
  await press(page, 'i')
  await expect(invert).toHaveAttribute('aria-pressed', 'false')
  await press(page, 'Alt+i')
  await expect(invert).toHaveAttribute('aria-pressed', 'true')

  await press(page, 'Control+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.type('invert')
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option', { name: /Invert/ })).toContainText(
    'Alt I',
  )
  await expect(palette(page)).toHaveAttribute('aria-activedescendant', /\S/)
  await axeClean(page)
  await press(page, 'Enter')
  await expect(invert).toHaveAttribute('aria-pressed', 'false')
  await run(page, 'Consolidation')
  await expect(page.getByRole('radio', { name: 'Consolidation' })).toBeChecked()
  await run(page, 'Case 0003')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()

  // Another tab hears of it; a label cannot take what a tool has now.
  const tab = await app.newTab(new URL(page.url()).hash.replace(/cases.*/, 'settings'))
  await expect(tab.getByRole('button', { name: 'Invert: Alt I. Change' })).toBeVisible()
  await tab.getByRole('textbox', { name: 'Key of Nodule' }).fill('s')
  await expect(tab.getByText(/Rectangle/).first()).toBeVisible()
  await tab.getByRole('button', { name: 'Reset all' }).click()
  await expect(tab.getByRole('button', { name: 'Rectangle: R. Change' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit case' })).toHaveAttribute('aria-keyshortcuts', 'S')
})
