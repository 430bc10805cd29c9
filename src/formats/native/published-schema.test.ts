import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryWholeProject } from '../../../tests/fixtures/arbitrary-projects.ts'
import { exportedText } from '../../../tests/fixtures/exported.ts'
import { smallProject } from '../../../tests/fixtures/small-project.ts'
import { datasetSchema } from './dataset-schema.ts'

const published: object = JSON.parse(
  readFileSync(new URL('../../../public/schema/dataset-1.json', import.meta.url), 'utf8'),
)
const validate = new Ajv2020({ allErrors: false, strict: true }).compile(published)

/** A copy with the value at a JSON Pointer replaced, or removed where undefined. */
function changed(value: unknown, pointer: string, to: unknown): unknown {
  const copy: unknown = structuredClone(value)
  const tokens = pointer.slice(1).split('/')
  const last = tokens.pop() ?? ''
  let holder: unknown = copy
  for (const token of tokens) holder = Reflect.get(Object(holder), token)
  if (to === undefined) Reflect.deleteProperty(Object(holder), last)
  else Reflect.set(Object(holder), last, to)
  return copy
}

describe('the published schema', () => {
  it('accepts every export', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWholeProject, fc.boolean(), async (whole, pseudonymous) => {
        const document: unknown = JSON.parse(await exportedText(whole, { pseudonymous }))
        expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
        expect(datasetSchema.safeParse(document).error).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['/schema', 'urn:glossa:dataset:2'],
    ['/exportedAt', '2026-01-01T00:00:00Z'],
    ['/project', undefined],
    ['/project/labelSet/labels/0/color', 'red'],
    ['/annotators/0/name', ''],
    ['/cases', {}],
    ['/cases/0/items/0', 'an id'],
    ['/cases/0/items/0/parts', []],
    ['/cases/0/annotations/0/id', '42'],
    ['/cases/0/annotations/0/target/kind', 'blob'],
    ['/cases/0/annotations/0/target/width', -1],
    ['/cases/0/annotations/0/target/x', null],
    ['/cases/0/annotations/0/assertion', 'maybe'],
    ['/cases/0/annotations/0/createdBy', undefined],
    ['/cases/0/annotations/0/origin/confidence', 2],
    ['/cases/0/annotations/1/target/fragments', []],
    ['/cases/0/annotations/1/target/fragments/0/start', -3],
    ['/cases/0/relations/0/ends', []],
    ['/cases/0/reviews/0/status', 'done'],
    ['/cases/0/reviews', undefined],
  ])('refuses a wrong %s', async (pointer, to) => {
    const document: unknown = JSON.parse(await exportedText(smallProject))
    expect(validate(document)).toBe(true)
    const wrong = changed(document, pointer, to)
    expect(validate(wrong)).toBe(false)
    expect(datasetSchema.safeParse(wrong).success).toBe(false)
  })

  it('lets members of a later version pass', async () => {
    const document: unknown = JSON.parse(await exportedText(smallProject))
    for (const holder of ['', '/project', '/cases/0', '/cases/0/annotations/0/target']) {
      expect(validate(changed(document, `${holder}/later`, [1]))).toBe(true)
    }
  })
})
