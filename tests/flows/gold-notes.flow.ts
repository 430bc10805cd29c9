import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sha256Hex } from '../../src/lib/bytes.ts'
import { createUuidV7 } from '../../src/lib/uuid-v7.ts'
import { createOffsetMap } from '../fixtures/offset-map.ts'
import { expect, sharedData, test } from './app.ts'
import {
  annotationRows,
  dismissImport,
  exportNative,
  type GivenFile,
  importFiles,
  newProject,
  noteViewer,
  openCase,
} from './steps.ts'

/** A mention as brat's standoff has it: offsets in code points, end exclusive, fragments apart. */
interface Gold {
  readonly fragments: readonly (readonly [start: number, end: number])[]
  readonly quote: string
}

interface GoldNote {
  readonly name: string
  readonly text: string
  readonly gold: readonly Gold[]
}

/** The text-bound annotations of a standoff file (https://brat.nlplab.org/standoff.html). */
function goldOf(ann: string): Gold[] {
  return ann.split(/\r?\n/).flatMap((line) => {
    const [, places, quote] = /^T\d+\t\S+ ([\d ;]+)\t(.*)$/.exec(line) ?? []
    if (places === undefined || quote === undefined) return []
    const fragments = places.split(';').map((part): [number, number] => {
      const [start = 0, end = 0] = part.split(' ').map(Number)
      return [start, end]
    })
    return [{ fragments, quote }]
  })
}

function notesIn(folder: string): GoldNote[] {
  const path = sharedData(folder)
  return readdirSync(path)
    .filter((name) => name.endsWith('.ann'))
    .map((name) => ({
      name: `${folder.replace(/.*\//, '')}-${name.replace('.ann', '.txt')}`,
      text: readFileSync(join(path, name.replace('.ann', '.txt')), 'utf8'),
      gold: goldOf(readFileSync(join(path, name), 'utf8')),
    }))
}

/** Notes whose every offset is wrong by whoever counts bytes, grapheme clusters, line breaks as one, or composed accents. */
function generatedNotes(): GoldNote[] {
  return [1, 2, 3].map((n) => {
    const pieces = [
      '\u202bשלום\u202c 😀👩‍⚕️ ',
      'ne\u0301ant',
      '\r\n\u2028𝔻𝕣 ',
      'épanchement',
      '\r\n\t',
      `effusion ${n}`,
      ' 🫁 fin.',
    ]
    const start = (upTo: number) => [...pieces.slice(0, upTo).join('')].length
    const at = (piece: number): [number, number] => [start(piece), start(piece + 1)]
    const mention = (...of: number[]): Gold => ({
      fragments: of.map(at),
      quote: of.map((one) => pieces[one]).join(' '),
    })
    if (n === 3) pieces[0] = `\ufeff${pieces[0]}`
    return { name: `made-${n}.txt`, text: pieces.join(''), gold: [mention(1), mention(3), mention(5), mention(1, 5)] }
  })
}

/** The text of a note without its byte order mark, which is a signature and no character of it. */
function read({ text }: GoldNote): string {
  return text.replace(/^\ufeff/, '')
}

/** Brings notes in as files, their gold as another reader's export, and reads all of it back out of the app. */
async function expectGoldHolds(page: Page, notes: readonly GoldNote[]): Promise<void> {
  const files = notes.map(({ name, text }): GivenFile => {
    return { name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') }
  })
  await importFiles(page, files)
  await dismissImport(page)
  const exportPath = page.url().replace(/cases.*/, 'export')
  const casesPath = page.url()
  await page.goto(exportPath)
  const dataset = JSON.parse(JSON.stringify(await exportNative(page, { unsubmitted: true })))
  const noteOf = new Map<string, GoldNote>()
  for (const note of notes) noteOf.set(await sha256Hex(new Uint8Array(Buffer.from(note.text, 'utf8'))), note)
  const newId = createUuidV7(Date.now)
  const expected = new Map<string, { readonly note: GoldNote; readonly gold: Gold }>()
  for (const one of dataset.cases) {
    const [item] = one.items
    const note = noteOf.get(item.parts[0].blob)
    if (note === undefined) throw new Error('the app stores other bytes than it was given')
    const text = read(note)
    const offsets = createOffsetMap(text)
    // Who counts a byte order mark as a character is one ahead of the text behind it.
    const mark = text.length === note.text.length ? 0 : 1
    for (const gold of note.gold) {
      const fragments = gold.fragments.map(([from, to]) => {
        const start = offsets.fromCodePoints(from - mark) ?? -1
        const end = offsets.fromCodePoints(to - mark) ?? -1
        return { start, end, quote: text.slice(start, end) }
      })
      const id = newId()
      expected.set(id, { note, gold })
      one.annotations.push(annotation(id, one.id, item.id, fragments, dataset))
    }
  }
  await page.goto(casesPath)
  await expect(page.getByRole('link', { name: /^Case 0001/ })).toBeVisible()
  const merged: GivenFile = {
    name: 'annotations.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(dataset)),
  }
  await page.getByLabel('Files to import').setInputFiles([merged])
  await page.getByRole('button', { name: 'Merge' }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Done' }).click({ timeout: 60_000 })

  await test.step('what the app holds and exports: every gold offset reads its gold quote', async () => {
    await page.goto(exportPath)
    const { cases } = await exportNative(page, { unsubmitted: true })
    const found = cases.flatMap(({ annotations }) => annotations)
    expect(found).toHaveLength(expected.size)
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
    for (const { id, target } of found) {
      const want = expected.get(id)
      if (target.kind !== 'span' || want === undefined) throw new Error('another annotation than was brought in')
      for (const { start, end, quote } of target.fragments) expect(read(want.note).slice(start, end)).toBe(quote)
      // Standoff files write line breaks inside of a mention as blanks.
      expect(plain(target.fragments.map(({ quote }) => quote).join(' '))).toBe(plain(want.gold.quote))
    }
  })

  await test.step('what a reader sees: the text of a tag is the gold quote', async () => {
    await page.goto(casesPath)
    await openCase(page, 'Case 0001')
    const [first] = notes
    await expect(annotationRows(page)).toHaveCount(first?.gold.length ?? 0)
    await expect(noteViewer(page).getByRole('alert')).toHaveCount(0)
    const single = first?.gold.find(({ fragments }) => fragments.length === 1)
    await annotationRows(page)
      .filter({ hasText: single?.quote ?? '' })
      .first()
      .click()
    await noteViewer(page).getByRole('document').focus()
    await page.keyboard.press('F2')
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(single?.quote)
  })
}

function annotation(
  id: string,
  caseId: string,
  itemId: string,
  fragments: readonly { readonly start: number; readonly end: number; readonly quote: string }[],
  { annotators, project }: { annotators: { id: string }[]; project: { labelSet: { labels: { id: string }[] } } },
) {
  const [by, at] = [annotators[0]?.id ?? '', new Date().toISOString()]
  return {
    id,
    revision: 1,
    caseId,
    itemId,
    target: { kind: 'span', fragments },
    labelId: project.labelSet.labels[0]?.id,
    assertion: 'present',
    codings: [],
    codingState: 'deferred',
    laterality: 'unknown',
    attributes: {},
    findingId: null,
    createdBy: by,
    createdAt: at,
    updatedBy: by,
    updatedAt: at,
    labelSetVersion: 1,
    guidelineVersion: 1,
    origin: { kind: 'import', agent: 'gold', version: '1', confidence: null },
    display: null,
    comment: '',
  }
}

test('gold offsets of made notes point at their gold quotes', async ({ app }) => {
  await newProject(app)
  await expectGoldHolds(app.page, generatedNotes())
})

test('gold offsets of real notes point at their gold quotes', async ({ app }) => {
  const notes = [...notesIn('deid/meddocan'), ...notesIn('notes/maccrobat'), ...notesIn('notes/ncbi-disease')]
  await newProject(app)
  await expectGoldHolds(app.page, notes)
})
