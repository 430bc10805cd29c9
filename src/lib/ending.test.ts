import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createEnding } from './ending.ts'

const never = new Promise<string>(() => {})

test('work that is done before the end gives what it gives, or throws', async () => {
  const ending = createEnding()
  expect(await ending.before(Promise.resolve('done'), String)).toBe('done')
  await expect(ending.before(Promise.reject(new Error('broken')), String)).rejects.toThrow('broken')
})

test('the end answers all that wait, and what comes later; its first reason counts', async () => {
  const ending = createEnding()
  const waiting = [
    ending.before(never, (reason) => `one: ${reason}`),
    ending.before(never, (reason) => `two: ${reason}`),
  ]
  ending.end('crashed')
  ending.end('again')
  expect(await Promise.all(waiting)).toEqual(['one: crashed', 'two: crashed'])
  expect(await ending.before(never, (reason) => `late: ${reason}`)).toBe('late: crashed')
})

test('what work gave is not held by an end that never comes: decoded pictures would fill the memory', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const ending = createEnding()
  const large = async () => ({ values: new Uint8Array(1_000) })
  const given: WeakRef<object>[] = []
  const work = async () =>
    void given.push(new WeakRef(await ending.before(large(), () => ({ values: new Uint8Array() }))))
  for (let run = 0; run < 4; run++) await work()
  // What a WeakRef was made of, or asked for, stays until the turn is over.
  await new Promise((resolve) => setTimeout(resolve, 0))
  collect()
  expect(given.map((each) => each.deref())).toEqual([undefined, undefined, undefined, undefined])
  ending.end('only now')
})
