import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryRecords } from '../../../tests/fixtures/arbitraries.ts'
import { arbitraryJson, numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { recordKinds } from '../records/record.ts'
import { patchSchema } from './patch.ts'

const id = numberedId(7, 0, 0)
const set = { op: 'set', kind: 'annotation', id, baseRev: 1, fields: [['/comment', '', 'a']] }
const flip = { op: 'maskXor', id, baseRev: 1, x: -1, y: 0, width: 2, height: 1, counts: [1, 1] }

describe('patch', () => {
  it.each(recordKinds)('adds and removes a %s, with members of later versions', (kind) => {
    fc.assert(
      fc.property(arbitraryRecords[kind], fc.constantFrom('add', 'remove'), (record, op) => {
        const patch = { op, kind, record, later: 1 }
        expect(patchSchema.parse(patch)).toEqual(patch)
      }),
      { numRuns: 20 },
    )
  })

  it('sets fields to any JSON, and flips pixels', () => {
    fc.assert(
      fc.property(arbitraryJson, arbitraryJson, (from, to) => {
        const patch = { ...set, fields: [['/attributes/a', from, to]], later: {} }
        expect(patchSchema.parse(patch)).toEqual(patch)
      }),
    )
    expect(patchSchema.parse(flip)).toEqual(flip)
  })

  it.each([
    [{ ...set, op: 'replace' }],
    [{ ...set, kind: 'thing' }],
    [{ ...set, fields: [['comment', '', 'a']] }],
    [{ ...set, fields: [['/comment', '', Number.NaN]] }],
    [{ ...set, fields: [['/id', id, 'x']] }],
    [{ ...set, fields: [['/revision', 1, 2]] }],
    [{ ...set, fields: [['/updatedBy', 'a', 'b']] }],
    [{ ...flip, counts: [1, 2] }],
    [{ ...flip, counts: [3, -1] }],
    [{ op: 'add', kind: 'annotation', record: { id } }],
  ])('refuses %j', (patch) => {
    expect(patchSchema.safeParse(patch).success).toBe(false)
  })

  it('takes fields whose names only begin like the log its own', () => {
    expect(patchSchema.safeParse({ ...set, fields: [['/identity', null, 1]] }).success).toBe(true)
  })
})
