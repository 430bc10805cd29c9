import { modalities } from '../../../src/app/composition.ts'
import { unwrap } from '../../../src/lib/result.ts'
import { bytesInRow } from '../../../src/persistence/blobs.ts'
import { applyPlaces } from '../../../src/workers/tag-all/apply-places.ts'
import { findPlaces } from '../../../src/workers/tag-all/find-places.ts'
import { noteTexts } from '../../../src/workers/tag-all/note-texts.ts'
import type { ChosenNote, PlacesFound, TagQuery } from '../../../src/workers/tag-all/tag-query.ts'
import { testLabel } from '../../fixtures/memory-session.ts'
import { makeNoteProject } from '../../fixtures/note-project.ts'
import type { BenchRow } from '../row.ts'

const noteCount = 10_000
const noteChars = 3000
const filler = 'The heart is normal in size and the lungs are clear, no pneumothorax is seen today. '

/**
 * A phrase over 10,000 notes of 3 kB, in half of which it stands: the first look, when nothing is read yet, and the tagging of every
 * place as one batch, a touched note. The baselines: reading the same bytes and looking with `includes`, and as many records put into
 * the database without log.
 */
export async function benchTagAll(): Promise<BenchRow[]> {
  const label = testLabel('Effusion', '#e69f00')
  const made = await makeNoteProject(texts(), [label])
  const { db, env, project } = made
  const input = { db, env, project, actor: env.actor, modalities, onProgress: () => undefined, isWanted: () => true }
  const query: TagQuery = {
    phrase: 'pleural effusion',
    options: { matchCase: false, wholeWords: true, inflections: true },
    mode: 'tag',
    labelId: label.id,
    note: null,
  }
  const plainMs = await timed(async () => {
    let count = 0
    const decoder = new TextDecoder()
    await db.blobs.each((row) => {
      if (decoder.decode(bytesInRow(row)).includes('pleural\r\neffusion')) count++
    })
    if (count < noteCount / 2) throw new Error('the phrase is not there')
  })
  let found: PlacesFound | undefined
  const findMs = await timed(async () => {
    found = unwrap(await findPlaces({ ...input, texts: noteTexts(db, modalities) }, query))
  })
  if (found === undefined || found.notes.length !== noteCount / 2) throw new Error('the phrase is not found')
  const chosen = chosenOf(found)
  let cases = 0
  const applyMs = await timed(async () => {
    cases = unwrap(await applyPlaces(input, query, chosen)).cases
  })
  const rows = await db.records('annotation').toArray()
  const putMs = await timed(async () => {
    for (const row of rows.slice(0, 1000)) await db.records('annotation').put({ ...row, id: env.newId() })
  })
  await db.delete()
  const of = '10,000 notes of 3 kB'
  const ms = { unit: 'ms' } as const
  return [
    {
      ...ms,
      name: `tag all over ${of}: preview`,
      value: findMs,
      bar: 2000,
      baseline: { name: 'read and includes', value: plainMs },
    },
    {
      ...ms,
      name: `tag all over ${of}: apply, a touched note`,
      value: applyMs / cases,
      bar: 1,
      baseline: { name: 'put one row', value: putMs / 1000 },
    },
  ]
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function* texts(): Generator<string> {
  for (let index = 0; index < noteCount; index++) {
    const middle =
      index % 2 === 0 ? `Small left pleural\r\neffusion, number ${index}. ` : `Nothing else, number ${index}. `
    const lines = filler.repeat(Math.ceil(noteChars / filler.length / 2))
    yield `FINDINGS:\r\n${lines}${middle}${lines}`.slice(0, noteChars)
  }
}

function chosenOf({ notes, places }: PlacesFound): ChosenNote[] {
  const ranges: { start: number; end: number }[][] = notes.map(() => [])
  for (const { note, start, end } of places) ranges[note]?.push({ start, end })
  return notes.map(({ caseId, itemId }, index) => ({ caseId, itemId, ranges: ranges[index] ?? [] }))
}
