import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { terminologyMessage } from './messages.ts'

it('has words for every problem that this folder makes', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'))
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/\b(?:fail|problem|report)\('([a-z-]+)'/g)].map(([, code]) => code ?? ''),
  )
  expect(codes.length).toBeGreaterThan(5)
  for (const code of codes) expect(terminologyMessage({ code, params: {} }), code).toBeTypeOf('string')
})
