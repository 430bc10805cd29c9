import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSoundMask, targetSchema } from './target.ts'

test('a mask looked through number by number is sound exactly where the schema says so', () => {
  const count = fc.oneof(
    { weight: 20, arbitrary: fc.nat(6) },
    fc.constantFrom(-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY),
  )
  const window = fc.record({
    x: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(0.5, Number.NaN)),
    y: fc.integer({ min: -5, max: 5 }),
    width: count,
    height: count,
    counts: fc.array(count, { maxLength: 6 }),
    isFilled: fc.boolean(),
  })
  fc.assert(
    fc.property(window, ({ isFilled, counts, ...place }) => {
      const sum = counts.reduce((a, b) => a + b, 0)
      const rest = place.width * place.height - sum
      const mask = { kind: 'mask' as const, ...place, counts: isFilled && rest > 0 ? [...counts, rest] : counts }
      expect(isSoundMask(mask)).toBe(targetSchema.safeParse(mask).success)
    }),
    { numRuns: 2000 },
  )
})
