import { expect, test } from 'vitest'
import { createTurns } from './in-turn.ts'

test('work begins when that before it has ended, well or not', async () => {
  const inTurn = createTurns()
  const seen: string[] = []
  let letGo = () => {}
  const first = inTurn(async () => {
    seen.push('first begins')
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
    seen.push('first ends')
    throw new Error('fell')
  })
  const second = inTurn(async () => seen.push('second'))
  await Promise.resolve()
  expect(seen).toEqual(['first begins'])
  letGo()
  await expect(first).rejects.toThrow('fell')
  await second
  expect(seen).toEqual(['first begins', 'first ends', 'second'])
})
