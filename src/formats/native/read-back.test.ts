import { expect, it } from 'vitest'
import { readerOf } from '../../../tests/fixtures/arbitrary-projects.ts'
import { exportedText, nativeOptions } from '../../../tests/fixtures/exported.ts'
import { cases, smallProject, smallProjectCounts, withFirstCase } from '../../../tests/fixtures/small-project.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import type { NativeOptions } from './native-options.ts'
import { readBackDataset } from './read-back.ts'

async function* once(bytes: Bytes) {
  yield bytes
}

/** What reading back says of a text against the small project, or another. */
async function problemsOf(text: string, whole = smallProject, asked: Partial<NativeOptions> = {}) {
  const files = [{ file: 'annotations.json', mediaType: 'application/json', body: once(utf8(text)) }]
  const { problems } = await readBackDataset(files, readerOf(whole), { ...nativeOptions, ...asked })
  return problems.map(({ code, params }) => [code, ...Object.values(params)].join(' '))
}

it('counts what agrees', async () => {
  const body = once(utf8(await exportedText(smallProject)))
  const files = [{ file: 'annotations.json', mediaType: 'application/json', body }]
  expect(await readBackDataset(files, readerOf(smallProject), nativeOptions)).toEqual({
    counts: smallProjectCounts,
    problems: [],
  })
})

it.each([
  ['"width":30', '"width":30.0001', 'read-back-differs annotation 01900000-0006-7000-8000-000000000001 /target/width'],
  ['"createdAt":"2026-03-01T09:30:00.000Z","updatedBy"', '"updatedBy"', /read-back-differs finding \S+ \/createdAt/],
  ['"name":"Chest films"', '"name":"Other"', /read-back-differs project \S+ \/name/],
  ['"exportedAt":"2026', '"exportedAt":"2025', 'read-back-differs member exportedAt '],
  ['"schema":"urn:glossa:dataset:1",', '', 'read-back-missing member schema'],
  ['"patients":[', '"people":[],"patients":[', 'read-back-unexpected member people'],
  ['"name":"Case 2"', '"name":"Case 2","later":1', /read-back-differs case \S+ \/later/],
  ['"outcome":"normal"', '"outcome":null', /read-back-differs review \S+ \/outcome/],
  ['\n]}\n', '\n]', 'json-truncated'],
])('finds %s turned into %s', async (from, to, expected) => {
  const text = await exportedText(smallProject)
  expect(text).toContain(from)
  const [first, ...others] = await problemsOf(text.replace(from, to))
  expect(first).toMatch(expected)
  expect(others).toEqual([])
})

it('names cases that are missing, too many, out of order or there twice', async () => {
  const lines = (await exportedText(smallProject)).split('\n')
  const at = lines.indexOf('"cases":[') + 1
  const [one = '', two = '', three = ''] = lines.slice(at, at + 3)
  const withCases = (...texts: string[]) =>
    [...lines.slice(0, at), texts.map((text) => text.replace(/,$/, '')).join(',\n'), ']}'].join('\n')
  expect(await problemsOf(withCases(one, two, three))).toEqual([])
  expect(await problemsOf(withCases(one, three))).toEqual([`read-back-missing case ${cases[1]}`])
  expect(await problemsOf(withCases(one))).toEqual(cases.slice(1).map((id) => `read-back-missing case ${id}`))
  expect(await problemsOf(withCases(one, one, two, three))).toEqual([`read-back-unexpected case ${cases[0]}`])
  expect(await problemsOf(withCases(two, one, three))).toEqual([
    `read-back-missing case ${cases[0]}`,
    `read-back-unexpected case ${cases[0]}`,
  ])
  expect(await problemsOf(withCases(one, two, three, 'null'))).toEqual(['read-back-unexpected case '])
})

it('compares under the same options', async () => {
  const submitted = await exportedText(smallProject, { includeUnsubmitted: false })
  expect(await problemsOf(submitted, smallProject, { includeUnsubmitted: false })).toEqual([])
  expect((await problemsOf(submitted)).join('\n')).toMatch(/read-back-missing annotation/)
  const hidden = await exportedText(smallProject, { pseudonymous: true })
  expect(await problemsOf(hidden, smallProject, { pseudonymous: true })).toEqual([])
  expect((await problemsOf(hidden)).join('\n')).toMatch(/read-back-unexpected annotator/)
})

it('sees an edit made between writing and reading back', async () => {
  const edited = withFirstCase((one) => ({
    ...one,
    annotations: one.annotations.map((mark) => ({ ...mark, comment: 'later' })),
  }))
  expect((await problemsOf(await exportedText(smallProject), edited)).length).toBe(3)
})
