import { expect, test, vi } from 'vitest'
import { createQueue } from './queue.ts'

const never = () => 'dropped'

function held() {
  let finish = (_: string) => {}
  const promise = new Promise<string>((resolve) => {
    finish = resolve
  })
  return { work: vi.fn(() => promise), finish: (text: string) => finish(text) }
}

test('so many run at once, the others in their order', async () => {
  const queue = createQueue(2)
  const works = ['a', 'b', 'c', 'd'].map(held)
  const runs = works.map(({ work }) => queue.run(work, never))
  await Promise.resolve()
  const begun = () => works.map(({ work }) => work.mock.calls.length)
  expect(begun()).toEqual([1, 1, 0, 0])
  works[1]?.finish('b')
  expect(await runs[1]).toBe('b')
  await vi.waitFor(() => expect(begun()).toEqual([1, 1, 1, 0]))
  for (const [i, { finish }] of works.entries()) finish('abcd'[i] ?? '')
  expect(await Promise.all(runs)).toEqual(['a', 'b', 'c', 'd'])
})

test('what is given up while it waits never begins, and holds nobody up', async () => {
  const queue = createQueue(1)
  const [first, left, last] = [held(), held(), held()]
  const leaving = new AbortController()
  const runs = [queue.run(first.work, never), queue.run(left.work, never, leaving.signal), queue.run(last.work, never)]
  leaving.abort()
  expect(await runs[1]).toBe('dropped')
  first.finish('first')
  last.finish('last')
  expect(await Promise.all(runs)).toEqual(['first', 'dropped', 'last'])
  expect(left.work).not.toHaveBeenCalled()
  expect(await queue.run(left.work, never, leaving.signal)).toBe('dropped')
})

test('one that fails makes room for the next', async () => {
  const queue = createQueue(1)
  const broken = queue.run(() => Promise.reject(new Error('broken')), never)
  const next = queue.run(() => Promise.resolve('next'), never)
  await expect(broken).rejects.toThrow('broken')
  expect(await next).toBe('next')
})
