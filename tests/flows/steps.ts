import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Target } from '../../src/domain/records/target.ts'
import type { App } from './app.ts'
import { demoFiles } from './demo-files.ts'

/** First run: says who is at work. */
export async function identify(page: Page, name = 'Flow reader'): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible()
}

/**
 * From a fresh profile to a project of the demo's first three cases, which nobody has read: a film with its report each (normal, a nodule,
 * an effusion). The demo itself has more, some of them read by others: see demo-project.flow.ts.
 */
export async function openDemo(app: App): Promise<void> {
  await newProject(app, 'Demo project')
  await importFiles(app.page, demoFiles())
  await dismissImport(app.page)
  await expect(app.page.getByRole('link', { name: /^Case 0001/ })).toBeVisible()
}

/** From a fresh profile to the demo project, as its button makes it. */
export async function openWholeDemo(app: App): Promise<void> {
  await app.open()
  await identify(app.page)
  await pressDemo(app.page)
}

/** From the projects page to the demo project. */
export async function pressDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open demo project' }).click()
  await expect(page.getByRole('link', { name: /^Case 0001/ })).toBeVisible({ timeout: 60_000 })
}

/** What is written on the page. Screen readers are told of much of it by another element, which may have the same words. */
export function written(page: Page, text: string | RegExp): Locator {
  return page.getByText(text).and(page.locator(':not([data-announcer])'))
}

/** From a fresh profile to an empty project. */
export async function newProject(app: App, name = 'Flow project'): Promise<void> {
  await app.open()
  await identify(app.page)
  await createProject(app.page, name)
}

/** From the projects page to an empty project. */
export async function createProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('textbox', { name: 'Project name' }).fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A file of a kind that its name alone tells, as most browsers give films. */
export function given(name: string, content: Uint8Array | string): GivenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
}

const importResult = (page: Page) => page.getByRole('dialog', { name: /Import finished|Nothing was imported/ })

/** The preview of an import. */
export function importPreview(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import preview' })
}

/** The step before it, where files are tables that may say something of the others. */
export function tablesStep(page: Page): Locator {
  return page.getByRole('dialog', { name: 'What the tables say of the files' })
}

/** Waits for the preview, or the result where there is none; tables that ask first are taken as proposed, or left out. */
export async function passTables(page: Page, action: 'Continue' | 'Go on without the tables'): Promise<void> {
  const next = importPreview(page).or(importResult(page))
  await expect(tablesStep(page).or(next)).toBeVisible({ timeout: 90_000 })
  if (await next.isVisible()) return
  await tablesStep(page).getByRole('button', { name: action }).click()
  await expect(next).toBeVisible({ timeout: 90_000 })
}

/** Picks files for import, tables among them left out; answers with the preview. */
export async function stageFiles(page: Page, files: string[] | GivenFile[]): Promise<Locator> {
  await page.getByLabel('Files to import').setInputFiles(files)
  await passTables(page, 'Go on without the tables')
  await expect(importPreview(page)).toBeVisible()
  return importPreview(page)
}

/** Imports what the preview shows; answers with the dialog that tells what came of it. */
export async function commitImport(page: Page): Promise<Locator> {
  await importPreview(page)
    .getByRole('button', { name: /^Import [\d,]+ cases?$/ })
    .click()
  await expect(importResult(page)).toBeVisible({ timeout: 90_000 })
  return importResult(page)
}

/** Picks files and imports them as the preview groups them; answers with the dialog that tells what came of it. */
export async function importFiles(page: Page, files: string[] | GivenFile[]): Promise<Locator> {
  await page.getByLabel('Files to import').setInputFiles(files)
  // Datasets, and files of which none can be used, have no preview.
  await passTables(page, 'Go on without the tables')
  return (await importResult(page).isVisible()) ? importResult(page) : commitImport(page)
}

/** Closes the result of an import. */
export async function dismissImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

export async function openCase(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached()
}

export function imageViewer(page: Page): Locator {
  return page.getByRole('region', { name: /^Image viewer: / })
}

export function noteViewer(page: Page): Locator {
  return page.getByRole('region', { name: /^Note viewer: / })
}

/** Waits until every edit is durable. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
}

/** Page coordinates of a place in the picture, by the viewer's own transform. */
export function imagePoint(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  return pointIn(imageViewer(page), x, y)
}

/** The same where there are several viewers. */
export function pointIn(viewer: Locator, x: number, y: number): Promise<{ x: number; y: number }> {
  return viewer.evaluate(
    (element, at) => {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = (element.getAttribute('data-transform') ?? '')
        .split(' ')
        .map(Number)
      const { left, top } = element.getBoundingClientRect()
      return {
        x: left + element.clientLeft + a * at.x + c * at.y + e,
        y: top + element.clientTop + b * at.x + d * at.y + f,
      }
    },
    { x, y },
  )
}

/** Waits for the picture to be on show. */
export async function expectPicture(page: Page): Promise<void> {
  await expect(imageViewer(page)).toHaveAttribute('data-transform', /\d/)
}

/** Drags from one place of the picture to another. */
export async function dragOnImage(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const start = await imagePoint(page, ...from)
  const end = await imagePoint(page, ...to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
}

/** Selects the first occurrence of a phrase in the note, as a person would by dragging over it. */
export async function selectInNote(page: Page, phrase: string): Promise<void> {
  const ends = await noteViewer(page).evaluate((viewer, wanted) => {
    const walker = document.createTreeWalker(viewer, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted)
      if (at === -1) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const boxes = [...range.getClientRects()]
      const first = boxes.at(0)
      const last = boxes.at(-1)
      if (first === undefined || last === undefined) continue
      return {
        start: { x: first.left + 1, y: first.top + first.height / 2 },
        end: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }
    return undefined
  }, phrase)
  if (ends === undefined) throw new Error(`the note has no "${phrase}" in one run`)
  await page.mouse.move(ends.start.x, ends.start.y)
  await page.mouse.down()
  await page.mouse.move(ends.end.x, ends.end.y, { steps: 8 })
  await page.mouse.up()
}

/** The rows of the list of annotations. */
export function annotationRows(page: Page): Locator {
  return page.getByRole('list', { name: 'Annotations' }).getByRole('button')
}

/** Exports from the export page (already open) and answers with the parsed file. */
export async function exportNative(page: Page, options: { readonly unsubmitted?: boolean } = {}): Promise<Dataset> {
  if (options.unsubmitted === true) await page.getByRole('checkbox', { name: /unsubmitted/i }).check()
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(written(page, 'everything agrees')).toBeVisible({ timeout: 60_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download annotations\.json/ }).click()
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'))
}

/** What flows look at in an export. */
export interface Dataset {
  readonly schema: string
  readonly annotators: readonly { readonly id: string; readonly name: string }[]
  readonly project: {
    readonly labelSet: { readonly labels: readonly { readonly id: string; readonly name: string }[] }
  }
  readonly cases: readonly {
    readonly id: string
    readonly name: string
    readonly items: readonly { readonly id: string; readonly modality: string }[]
    readonly reviews: readonly { readonly status: string; readonly outcome: string | null }[]
    readonly measurements?: readonly object[]
    readonly annotations: readonly {
      readonly id: string
      readonly labelId: string
      readonly createdBy: string
      readonly createdAt: string
      readonly codings: readonly { readonly system: string; readonly code: string; readonly display: string }[]
      readonly target: Target
    }[]
  }[]
}
