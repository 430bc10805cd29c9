import { expect, test } from 'vitest'
import { modalities } from '../../src/app/composition.ts'
import { addAnnotation } from '../../src/domain/commands/annotation-commands.ts'
import { submitReview } from '../../src/domain/commands/review-commands.ts'
import { replay } from '../../src/domain/log/replay.ts'
import { makeSpan } from '../../src/domain/text/span.ts'
import { unwrap } from '../../src/lib/result.ts'
import { openCaseStore } from '../../src/pages/shared/record-stores.ts'
import { listBulkChanges } from '../../src/persistence/bulk-changes.ts'
import { readLog } from '../../src/persistence/restore.ts'
import { undoBatch } from '../../src/persistence/undo-batch.ts'
import { applyPlaces } from '../../src/workers/tag-all/apply-places.ts'
import { findPlaces } from '../../src/workers/tag-all/find-places.ts'
import { noteTexts } from '../../src/workers/tag-all/note-texts.ts'
import type { ChosenNote, PlacesFound, TagQuery } from '../../src/workers/tag-all/tag-query.ts'
import { testLabel } from '../fixtures/memory-session.ts'
import { makeNoteProject, type NoteProject } from '../fixtures/note-project.ts'

const effusion = testLabel('Effusion', '#e69f00')
const boxOnly = testLabel('Nodule', '#009e73', { targets: ['box'] })
const notes = [
  'Small pleural effusion. No other effusion.',
  'Pleural\r\neffusions 👩‍⚕️, unchanged.',
  'Nothing of note.',
  'An effusion here too.',
]
const query: TagQuery = {
  phrase: 'effusion',
  options: { matchCase: false, wholeWords: true, inflections: true },
  mode: 'tag',
  labelId: effusion.id,
  note: null,
}

function inputOf({ db, env, project }: NoteProject) {
  const common = { db, env, project, actor: env.actor, modalities, onProgress: () => undefined }
  return { ...common, texts: noteTexts(db, modalities), isWanted: () => true }
}

function chosenOf({ notes: found, places }: PlacesFound): ChosenNote[] {
  return found.map(({ caseId, itemId }, note) => ({
    caseId,
    itemId,
    ranges: places.filter((place) => place.note === note && place.state === 'free'),
  }))
}

async function tags({ db, project }: NoteProject): Promise<string[]> {
  const rows = await db.records('annotation').where(':id').between([project.id], [project.id, []]).toArray()
  return rows.flatMap(({ record }) =>
    'target' in record && record.target.kind === 'span' ? record.target.fragments.map(({ quote }) => quote) : [],
  )
}

async function expectRowsAreReplay({ db, project }: NoteProject): Promise<void> {
  const rows = await db.records('annotation').where(':id').between([project.id], [project.id, []]).toArray()
  const state = replay(await readLog(db, project.id))
  expect(Object.fromEntries(rows.map(({ id, record }) => [id, record]))).toEqual(
    Object.fromEntries(state.tables.annotation),
  )
}

async function open(made: NoteProject, at: number) {
  const { caseId = '', itemId = '' } = made.cases[at] ?? {}
  const store = unwrap(await openCaseStore(made.db, made.env, made.project.id, caseId))
  return { store, itemId, caseId }
}

test('every place of a phrase is shown, tagged as one batch, known as tagged afterwards, and taken back as one', async () => {
  const made = await makeNoteProject(notes, [effusion, boxOnly])
  const input = inputOf(made)
  const found = unwrap(await findPlaces(input, query))
  expect(found.places.map(({ before, quote, after }) => `${before}|${quote}|${after}`)).toEqual([
    'Small pleural |effusion|. No other effusion.',
    'Small pleural effusion. No other |effusion|.',
    'Pleural |effusions| 👩‍⚕️, unchanged.',
    'An |effusion| here too.',
  ])
  expect(found.searched).toBe(4)

  const report = unwrap(await applyPlaces(input, query, chosenOf(found)))
  expect(report).toMatchObject({ places: 4, cases: 3, leftAlone: 0 })
  expect((await tags(made)).sort()).toEqual(['effusion', 'effusion', 'effusion', 'effusions'])
  await expectRowsAreReplay(made)
  const again = unwrap(await findPlaces(input, query))
  expect(new Set(again.places.map(({ state }) => state))).toEqual(new Set(['tagged']))
  expect(unwrap(await applyPlaces(input, query, chosenOf(found)))).toMatchObject({
    batchId: null,
    places: 0,
    leftAlone: 3,
  })

  const [change] = await listBulkChanges(made.db, made.project.id, 5)
  expect(change).toMatchObject({ command: 'annotation.tag-all', entries: 3, value: 'effusion', isUndone: false })
  unwrap(await undoBatch(made.db, made.env, made.project.id, report.batchId ?? '', () => undefined))
  expect(await tags(made)).toEqual([])
  await expectRowsAreReplay(made)
})

test('a submitted case is left out and told, also where it was submitted after the look', async () => {
  const made = await makeNoteProject(notes, [effusion])
  const input = inputOf(made)
  const before = unwrap(await findPlaces(input, query))
  const { store } = await open(made, 3)
  unwrap(store.dispatch(submitReview('normal', null, 1)))
  unwrap(await store.flush())
  const found = unwrap(await findPlaces(input, query))
  expect(found.places).toHaveLength(3)
  expect(found.leftOut).toEqual({ submitted: 1, hidden: 0, unreadable: 0 })
  expect(unwrap(await applyPlaces(input, query, chosenOf(before)))).toMatchObject({ places: 3, cases: 2, leftAlone: 1 })
})

test('hidden reports are not looked through', async () => {
  const made = await makeNoteProject(notes, [effusion], { blinding: ['report'] })
  const found = unwrap(await findPlaces(inputOf(made), query))
  expect(found).toMatchObject({ places: [], searched: 0, leftOut: { hidden: 4 } })
  const whole = unwrap(
    await findPlaces(
      inputOf({ ...made, project: { ...made.project, rules: { ...made.project.rules, blinding: [] } } }),
      query,
    ),
  )
  expect(unwrap(await applyPlaces(inputOf(made), query, chosenOf(whole)))).toMatchObject({ places: 0, leftAlone: 3 })
})

test('untagging takes the own tags of just the phrase, in one note or all, and leaves others and evidence', async () => {
  const made = await makeNoteProject(notes, [effusion])
  const input = inputOf(made)
  unwrap(await applyPlaces(input, query, chosenOf(unwrap(await findPlaces(input, query)))))
  const { store, itemId, caseId } = await open(made, 3)
  const [own] = [...store.get().tables.annotation.values()]
  unwrap(
    store.dispatch({
      name: 'annotation.set-target',
      scope: 'case',
      plan: () => ({
        ok: true,
        value: [
          {
            op: 'set',
            kind: 'annotation',
            id: own?.id ?? '',
            baseRev: 1,
            fields: [['/createdBy', made.env.actor, made.env.newId()]],
          },
        ],
      }),
    }),
  )
  const longer = makeSpan('An effusion here too.', [{ start: 3, end: 16 }])
  unwrap(store.dispatch(addAnnotation({ project: made.project, label: effusion, itemId, target: longer })))
  unwrap(await store.flush())
  const untag: TagQuery = { ...query, mode: 'untag' }
  const found = unwrap(await findPlaces(input, untag))
  expect(found.places.map(({ state }) => state)).toEqual(['free', 'free', 'free', 'others'])
  const inNote = unwrap(await findPlaces(input, { ...untag, note: { caseId, itemId } }))
  expect(inNote.places.map(({ state }) => state)).toEqual(['others'])
  expect(unwrap(await applyPlaces(input, untag, chosenOf(found)))).toMatchObject({ places: 3, cases: 2 })
  expect((await tags(made)).sort()).toEqual(['effusion', 'effusion here'])
  await expectRowsAreReplay(made)
})

test('a label that is not for text is refused, and nothing is left of it', async () => {
  const made = await makeNoteProject(notes, [effusion, boxOnly])
  const input = inputOf(made)
  const found = unwrap(await findPlaces(input, { ...query, labelId: boxOnly.id }))
  const refused = await applyPlaces(input, { ...query, labelId: boxOnly.id }, chosenOf(found))
  expect(refused).toMatchObject({ ok: false, error: { code: 'label-not-for-target' } })
  expect(await tags(made)).toEqual([])
})
