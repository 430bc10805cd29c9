import { expect, test } from 'vitest'
import { modalities } from '../../src/app/composition.ts'
import { fromUtf16, type OffsetCounting, offsetCountings } from '../../src/domain/text/offset-counting.ts'
import { guessMapping } from '../../src/interchange/manifest/guess-mapping.ts'
import { isTableOfNotes } from '../../src/interchange/manifest/table-mapping.ts'
import { profileTable } from '../../src/interchange/manifest/table-profile.ts'
import { asNotes, looksLikeNotes } from '../../src/interchange/notes/guess-notes.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { unwrap } from '../../src/lib/result.ts'
import { commitImport } from '../../src/workers/commit-import.ts'
import { sourceFileFromBytes } from '../../src/workers/source-files.ts'
import { type StagedImport, stageImport } from '../../src/workers/stage-import.ts'
import { testLabel } from '../fixtures/memory-session.ts'
import { makeNoteProject, type NoteProject } from '../fixtures/note-project.ts'

const text = 'Señor 👩‍⚕️ has a cough.\r\nNo fever; effusion on the left.'
const quotes = ['cough', 'fever', 'effusion']

function offsets(quote: string, counting: OffsetCounting, hasMark = false): readonly [number, number] {
  const note = { text, hasMark }
  const start = text.indexOf(quote)
  return [fromUtf16(note, start, counting), fromUtf16(note, start + quote.length, counting)]
}

async function stage({ db, project }: NoteProject, files: Readonly<Record<string, string>>): Promise<StagedImport> {
  const given = Object.entries(files).map(([name, content]) => sourceFileFromBytes(name, utf8(content)))
  const input = { db, projectId: project.id, modalities: modalities.all, files: given, manifest: null }
  const staged = unwrap(await stageImport({ ...input, onProgress: () => undefined }))
  const tables = await Promise.all(
    staged.preview.tables.map(async ({ path }) => {
      const file = given.find((one) => one.path === path)
      if (file === undefined) throw new Error(path)
      const profile = unwrap(await profileTable(file, new AbortController().signal))
      const mapping = guessMapping(profile, [])
      expect(looksLikeNotes(profile, mapping, false)).toBe(true)
      const notes = asNotes(profile, mapping)
      expect(isTableOfNotes(notes)).toBe(true)
      return { path, shape: profile.shape, mapping: notes }
    }),
  )
  return tables.length === 0 ? staged : unwrap(await staged.withNoteTables(tables, () => undefined))
}

async function commit({ db, env }: NoteProject, staged: StagedImport) {
  const cases = staged.preview.items.map((_, index) => ({ items: [index], patient: String(index) }))
  const newLabels = staged.preview.newLabels.map((name) => ({ name, color: '#56b4e9' }))
  return unwrap(await commitImport({ db, env, staged, choice: { cases, newLabels }, onProgress: () => undefined }))
}

const spans = async ({ db }: NoteProject) =>
  (await db.records('annotation').toArray()).flatMap(({ record }) =>
    'target' in record && record.target.kind === 'span'
      ? [{ quote: record.target.fragments[0]?.quote, laterality: record.laterality, kind: record.origin.kind }]
      : [],
  )

test.each(offsetCountings)('tags beside a note go to their words: %o', async (counting) => {
  const made = await makeNoteProject([], [testLabel('Effusion', '#e69f00', { paired: true })])
  const lines = quotes.map(
    (quote, index) => `T${index}\tEffusion ${offsets(quote, counting, true).join(' ')}\t${quote}`,
  )
  const staged = await stage(made, {
    'a.txt': `\ufeff${text}`,
    'a.ann': [...lines, 'R1\tx Arg1:T0 Arg2:T1'].join('\n'),
  })
  expect(staged.preview.tags).toMatchObject({
    sources: [{ source: '.ann', notes: 1, tags: 3, quoted: 3, placed: 3, basis: 'quotes' }],
    problems: [{ code: 'brat-others', params: { count: 1 } }],
  })
  expect(staged.preview).toMatchObject({ markCount: 3, newLabels: [], items: [{ markCount: 3 }] })
  await commit(made, staged)
  const found = await spans(made)
  expect(found.map(({ quote }) => quote).sort()).toEqual([...quotes].sort())
  expect(found.find(({ quote }) => quote === 'effusion')).toMatchObject({ laterality: 'left', kind: 'import' })
})

test('records with tags: the counting is found without quotes, and may be chosen; what does not fit is told with its line', async () => {
  const made = await makeNoteProject([], [])
  const bytes: OffsetCounting = { unit: 'utf-8', joinsBreaks: false, countsMark: false }
  const label = quotes.map((quote) => [...offsets(quote, bytes), 'Sign'])
  const records = [
    { text: 'Short.', label: [] },
    { text, label: [...label, [900, 905, 'Sign']] },
  ]
  const staged = await stage(made, { 'notes.jsonl': records.map((one) => JSON.stringify(one)).join('\n') })
  expect(staged.preview.tags).toMatchObject({
    sources: [{ source: 'notes.jsonl', tags: 4, quoted: 0, placed: 3, basis: 'mismatch', counting: bytes }],
    problems: [{ code: 'tag-outside', file: 'notes.jsonl', line: 2 }],
  })
  expect(staged.preview.newLabels).toEqual(['Sign'])
  const chosen = unwrap(
    await staged.withCounting('notes.jsonl', { unit: 'utf-16', joinsBreaks: false, countsMark: false }),
  )
  expect(chosen.preview.tags.sources[0]).toMatchObject({ basis: 'chosen', counting: { unit: 'utf-16' } })
  const back = unwrap(await chosen.withCounting('notes.jsonl', bytes))
  expect(back.preview.tags.sources[0]?.samples).toContainEqual({ label: 'Sign', words: 'fever' })
  const twice = [...label, ...label]
  const alike = await stage(made, { 'twice.jsonl': JSON.stringify({ text, label: twice }) })
  expect(alike.preview.tags.sources[0]?.samples).toHaveLength(3)
  const report = await commit(made, back)
  expect(report).toMatchObject({ cases: 2, annotations: 3 })
  expect(report.problems.map(({ code }) => code)).toContain('tag-outside')
})

test('a table of tags, a row each, beside the notes it names; quotes that do not stand there are left out', async () => {
  const made = await makeNoteProject([], [])
  const bytes: OffsetCounting = { unit: 'utf-8', joinsBreaks: true, countsMark: false }
  const rows = quotes.map((quote) => ['a', 'Sign', ...offsets(quote, bytes), quote].join('\t'))
  const table = ['filename\tlabel\toff0\toff1\tspan', ...rows, 'a\tSign\t0\t4\tXyz'].join('\n')
  const files = [sourceFileFromBytes('a.txt', utf8(text)), sourceFileFromBytes('tags.tsv', utf8(table))]
  const profile = unwrap(await profileTable(files[1] ?? fail(), new AbortController().signal))
  const mapping = guessMapping(profile, ['a.txt'])
  expect(mapping.columns.map(({ role }) => role)).toEqual([
    'file',
    'label-list',
    'span-start',
    'span-end',
    'span-quote',
  ])
  const { readManifest } = await import('../../src/interchange/manifest/read-manifest.ts')
  const read = unwrap(
    await readManifest({
      tables: [{ file: files[1] ?? fail(), shape: profile.shape, mapping }],
      namePattern: null,
      pictureNames: ['a.txt'],
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }),
  )
  const input = { db: made.db, projectId: made.project.id, modalities: modalities.all, files }
  const staged = unwrap(await stageImport({ ...input, manifest: read.manifest, onProgress: () => undefined }))
  expect(staged.preview.tags).toMatchObject({
    sources: [{ source: 'tags.tsv', tags: 4, placed: 3, basis: 'mismatch', counting: bytes }],
    problems: [{ code: 'tag-quote-differs', file: 'tags.tsv', line: 5, params: { quote: 'Xyz', reads: 'Señ' } }],
  })
})

test('tags of a note that is not new are told, not dropped', async () => {
  const made = await makeNoteProject([], [])
  const staged = await stage(made, { 'a.txt': text, 'b.ann': 'T1\tSign 0 5\tSeñor' })
  expect(staged.preview.tags).toMatchObject({
    sources: [],
    problems: [{ code: 'tags-without-note', file: 'b.ann', params: { count: 1 } }],
  })
})

test('tags of a row whose note the project has, as it is or changed, are told, not dropped', async () => {
  const made = await makeNoteProject([], [])
  const record = (id: string, own: string) => JSON.stringify({ id, text: own, label: [[0, 5, 'Sign']] })
  const other = 'Cough and fever since yesterday.'
  const file = [record('1', text), record('2', other)].join('\n')
  await commit(made, await stage(made, { 'notes.jsonl': file }))
  const again = await stage(made, {
    'notes.jsonl': [record('1', text), record('2', `${other} No dyspnoea.`)].join('\n'),
  })
  expect(again.preview).toMatchObject({ items: [], changed: [{}], duplicates: [{}] })
  expect(again.preview.tags).toMatchObject({
    sources: [],
    problems: [
      { code: 'tags-known-note', file: 'notes.jsonl', line: 1, params: { count: 1 } },
      { code: 'tags-known-note', file: 'notes.jsonl', line: 2, params: { count: 1 } },
    ],
  })
})

function fail(): never {
  throw new Error('no such file')
}
