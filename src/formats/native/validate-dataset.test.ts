import { describe, expect, it } from 'vitest'
import { exportedText } from '../../../tests/fixtures/exported.ts'
import { smallProject, smallProjectCounts } from '../../../tests/fixtures/small-project.ts'
import { utf8 } from '../../lib/bytes.ts'
import { nativeMessage } from './messages.ts'
import { validateDataset } from './validate-dataset.ts'

async function* once(text: string) {
  yield utf8(text)
}

const id = (group: number, index: number) => `01900000-000${group}-7000-8000-00000000000${index}`

describe('validateDataset', () => {
  it('counts the records of a sound file', async () => {
    expect(await validateDataset(once(await exportedText(smallProject)))).toEqual({
      problems: [],
      counts: smallProjectCounts,
    })
  })

  it.each([
    [
      'a quote that is not as long as its range',
      '"quote":"nodule"',
      '"quote":"nodules"',
      'dataset-invalid',
      { path: '/cases/0/annotations/1/target/fragments/0' },
    ],
    [
      'mask runs that do not fill the window',
      '"kind":"point","x":0,"y":0',
      '"kind":"mask","x":0,"y":0,"width":2,"height":2,"counts":[1,2]',
      'dataset-invalid',
      { path: '/cases/0/annotations/2/target', message: 'run lengths do not add up to width x height' },
    ],
    [
      'a label that is not in the set',
      `"labels":[{"id":"${id(2, 1)}"`,
      `"labels":[{"id":"${id(2, 9)}"`,
      'dataset-reference-missing',
      { kind: 'label', id: id(2, 1), count: 4 },
    ],
    [
      'an item that is not in the case',
      `"itemId":"${id(4, 1)}"`,
      `"itemId":"${id(4, 9)}"`,
      'dataset-reference-missing',
      { kind: 'item', path: '/cases/0/annotations/0' },
    ],
    [
      'a finding that is nowhere',
      `"findingId":"${id(5, 1)}"`,
      `"findingId":"${id(5, 9)}"`,
      'dataset-reference-missing',
      { kind: 'finding', id: id(5, 9), count: 1 },
    ],
    [
      'an end that is nowhere',
      `"annotationId":"${id(6, 2)}"`,
      `"annotationId":"${id(6, 9)}"`,
      'dataset-reference-missing',
      { kind: 'annotation', path: '/cases/0/relations/0' },
    ],
    [
      'an author who is not among the annotators',
      `"createdBy":"${id(1, 2)}"`,
      `"createdBy":"${id(1, 9)}"`,
      'dataset-reference-missing',
      { kind: 'annotator', id: id(1, 9) },
    ],
    [
      'a reader who is not among the annotators',
      `"annotatorId":"${id(1, 2)}"`,
      `"annotatorId":"${id(1, 9)}"`,
      'dataset-reference-missing',
      { kind: 'annotator', path: '/cases/0/reviews/1' },
    ],
    [
      'an agent who is not among the annotators',
      `"agent":"${id(1, 1)}"`,
      '"agent":"Ada"',
      'dataset-reference-missing',
      { kind: 'annotator', id: 'Ada' },
    ],
    ['a patient who is nowhere', '"key":"12', '"key":"13', 'dataset-reference-missing', { kind: 'patient', count: 3 }],
    [
      'a case of another project',
      `"projectId":"${id(0, 1)}"`,
      `"projectId":"${id(0, 9)}"`,
      'dataset-reference-missing',
      { kind: 'project', path: '/cases/0' },
    ],
    [
      'an id used twice',
      `"id":"${id(6, 2)}"`,
      `"id":"${id(6, 1)}"`,
      'dataset-id-twice',
      { kind: 'annotation', path: '/cases/0/annotations/1' },
    ],
    [
      'a record of another case',
      `"caseId":"${id(3, 1)}"`,
      `"caseId":"${id(3, 2)}"`,
      'dataset-wrong-case',
      { caseId: id(3, 2) },
    ],
    [
      'a finding of another patient',
      '"patientKey":"12',
      '"patientKey":"13',
      'dataset-wrong-patient',
      { path: '/cases/0/findings/0' },
    ],
    [
      'a slice that is not there',
      '"kind":"point"',
      `"slice":{"part":"${'ab'.repeat(32)}","frame":1},"kind":"point"`,
      'dataset-slice-missing',
      { frame: 1 },
    ],
    ['a member that is not there', '"app":', '"App":', 'dataset-member-missing', { member: 'app' }],
    ['a later version', 'dataset:1', 'dataset:2', 'dataset-version', { schema: 'urn:glossa:dataset:2' }],
    ['damage', '"items":[', '"items":[,', 'json-syntax', {}],
  ])('finds %s', async (_, from, to, code, params) => {
    const text = await exportedText(smallProject)
    expect(text).toContain(from)
    const { problems } = await validateDataset(once(text.replace(from, to)))
    expect(problems).toContainEqual(expect.objectContaining({ code, params: expect.objectContaining(params) }))
    for (const problem of problems) {
      expect(problem.line).toBeGreaterThan(0)
      expect(nativeMessage(problem)).toMatch(/^[^{}]+\.$|schema/)
    }
  })

  it('names the line of the record', async () => {
    const text = (await exportedText(smallProject)).replace('"x":10.5', '"x":"10.5"')
    const { problems } = await validateDataset(once(text))
    expect(problems[0]).toMatchObject({
      code: 'dataset-invalid',
      line: 14,
      params: { path: '/cases/0/annotations/0/target/x' },
    })
  })

  it('takes members in any order', async () => {
    const { cases, patients, annotators, project, ...rest } = JSON.parse(await exportedText(smallProject))
    const sorted = JSON.stringify({ cases, patients, annotators, project, ...rest })
    expect((await validateDataset(once(sorted))).problems).toEqual([])
  })

  it('takes a finding that stands with two cases, and refuses two that do not say the same', async () => {
    const document = JSON.parse(await exportedText(smallProject))
    document.cases[1].findings = document.cases[0].findings
    expect((await validateDataset(once(JSON.stringify(document)))).problems).toEqual([])
    document.cases[1].findings = [{ ...document.cases[0].findings[0], note: 'other' }]
    expect((await validateDataset(once(JSON.stringify(document)))).problems).toMatchObject([
      { code: 'dataset-finding-differs' },
    ])
  })

  it('does not drown in problems', async () => {
    const document = JSON.parse(await exportedText(smallProject))
    const [first] = document.cases
    document.cases = Array.from({ length: 700 }, () => ({ ...first, name: '' }))
    const { problems } = await validateDataset(once(JSON.stringify(document)))
    expect(problems.length).toBe(501)
    expect(problems.at(-1)).toMatchObject({ code: 'dataset-more-problems', params: { count: 200 } })
  })
})
