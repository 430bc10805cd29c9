import { expect, test } from 'vitest'
import { createRecent } from './recent.ts'

test('what was asked for lately is not made again, and only so much is kept', () => {
  const made: string[] = []
  const ask = createRecent<string>(2)
  const of = (...key: string[]) =>
    ask(key, () => {
      made.push(key.join(' '))
      return key.join(' ')
    })
  expect([of('a', '1'), of('b', '1'), of('a', '1'), of('c', '1'), of('a', '1'), of('b', '1'), of('a')]).toEqual([
    ...['a 1', 'b 1', 'a 1', 'c 1', 'a 1', 'b 1', 'a'],
  ])
  expect(made).toEqual(['a 1', 'b 1', 'c 1', 'b 1', 'a'])
})
