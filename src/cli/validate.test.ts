import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'glossa-validate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const annotatorId = '018f0000-0000-7000-8000-000000000001'
const projectId = '018f0000-0000-7000-8000-000000000002'
const at = '2026-01-02T03:04:05.678Z'
const dataset = {
  schema: 'urn:glossa:dataset:1',
  exportedAt: at,
  exportedBy: annotatorId,
  app: { name: 'Glossa', version: '0.1.0' },
  project: {
    id: projectId,
    revision: 1,
    name: 'Empty',
    guideline: { version: 1, markdown: '' },
    labelSet: { version: 1, labels: [] },
    terminologies: [],
    rules: { blinding: [], requiredFields: [] },
    createdAt: at,
  },
  annotators: [{ id: annotatorId, revision: 1, name: 'Reader', role: '', credential: '', keys: [] }],
  patients: [],
  cases: [],
}

async function validate(name: string, text: string) {
  const file = join(folder, name)
  writeFileSync(file, text)
  const out: string[] = []
  const exitCode = await main(['validate', file], { out: (line) => out.push(line), error: (line) => out.push(line) })
  return { exitCode, text: out.join('\n').replaceAll(folder, '') }
}

test('a whole dataset is valid, and its records are counted', async () => {
  const { exitCode, text } = await validate('annotations.json', JSON.stringify(dataset))
  expect(text).toMatch(/holds project: 1, annotator: 1/)
  expect(text).toMatch(/is valid$/)
  expect(exitCode).toBe(0)
})

test.each([
  ['a broken record', JSON.stringify({ ...dataset, annotators: [{ id: 'me' }] })],
  ['a file cut short', JSON.stringify(dataset).slice(0, -20)],
  ['something else', '{"info": {}, "images": []}'],
  ['an empty file', ''],
])('%s is not valid, and why is said in plain words', async (_, content) => {
  const { exitCode, text } = await validate('broken.json', content)
  expect(exitCode).toBe(1)
  expect(text).toMatch(/^\/broken\.json: [A-Z"].+\.$/m)
  expect(text).toMatch(/is not valid$/)
})

test('a file that is not there is a mistake of the caller', async () => {
  const out: string[] = []
  const exitCode = await main(['validate', join(folder, 'absent.json')], { out: fail, error: (line) => out.push(line) })
  expect(exitCode).toBe(2)
  expect(out.join()).toMatch(/absent\.json cannot be read: ENOENT/)
})

function fail(line: string): never {
  throw new Error(`unexpected output: ${line}`)
}
