import { expect, it } from 'vitest'
import { fail, ok, problem, unwrap } from './result.ts'

it('carries a value or a problem, and where it happened', () => {
  expect(unwrap(ok(0))).toBe(0)
  expect(fail('too-long', { lines: 0 }, { file: 'a.txt', line: 1 })).toEqual({
    ok: false,
    error: { code: 'too-long', params: { lines: 0 }, file: 'a.txt', line: 1 },
  })
  expect(problem('x')).toStrictEqual({ code: 'x', params: {} })
  expect(() => unwrap(fail('broken'))).toThrow('broken')
})
