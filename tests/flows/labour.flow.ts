import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { demoCase } from './demo-files.ts'
import {
  annotationRows,
  dragOnImage,
  expectPicture,
  expectSaved,
  noteViewer,
  openCase,
  openDemo,
  selectInNote,
  written,
} from './steps.ts'

/** What the demo's first cases show: the key of its label, and the words of the report that name it. */
const cases = [
  { name: 'Case 0001', key: null, words: '' },
  { name: 'Case 0002', key: '1', words: 'nodule' },
  { name: 'Case 0003', key: '8', words: 'pleural effusion' },
] as const

async function press(page: Page, keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.length
}

test('a coded box takes two keys and a drag, a coded tag one key after its words are selected, a normal film two keys', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  const dialog = page.getByRole('dialog', { name: 'Submit case' })
  const codes = page.getByRole('group', { name: 'Code' }).getByRole('listitem')
  for (const [index, { name, key, words }] of cases.entries()) {
    await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached()
    await expectPicture(page)
    await expect(noteViewer(page)).toContainText('Impression:')
    if (key !== null) {
      const box = demoCase(index).film.truth.findings[0]?.box ?? { x: 300, y: 320, width: 80, height: 80 }
      const boxKeys = await press(page, ['r', key])
      await dragOnImage(page, [box.x, box.y], [box.x + box.width, box.y + box.height])
      await expect(annotationRows(page)).toHaveCount(1)
      await expect(codes).toHaveCount(1)
      expect(boxKeys).toBe(2)

      await selectInNote(page, words)
      const tagKeys = await press(page, [key])
      await expect(annotationRows(page)).toHaveCount(2)
      await expect(page.getByText('2 coded', { exact: true })).toBeVisible()
      expect(tagKeys).toBe(1)
      await expectSaved(page)
    }
    const submitKeys = await press(page, ['s', key === null ? 'n' : 'f'])
    // The dialog is gone again: neither asks for more.
    await expect(dialog).toHaveCount(0)
    expect(submitKeys).toBe(2)
  }
  await expect(written(page, '3 of 3 submitted')).toBeVisible()
})
