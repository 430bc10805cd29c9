import { expect, it } from 'vitest'
import { fail, ok, type Result } from '../lib/result.ts'
import { keepWorker } from './run-worker.ts'

function newWorker(onEnd: (isCutOff: boolean) => void) {
  const worker = new Worker(URL.createObjectURL(new Blob([''])))
  return keepWorker<object>(worker, async (isCutOff) => {
    onEnd(isCutOff)
    return false
  })
}

const never = () => new Promise<Result<number>>(() => undefined)

it('a worker that has answered is not cut off when it ends', async () => {
  const ends: boolean[] = []
  const worker = newWorker((isCutOff) => ends.push(isCutOff))
  expect(await worker.run(async () => ok(1)).done).toEqual(ok(1))
  await worker.end()
  await worker.end()
  expect(ends).toEqual([false])
})

it('one that is at work is, whether it is cancelled or ended', async () => {
  const ends: boolean[] = []
  const cancelled = newWorker((isCutOff) => ends.push(isCutOff)).run(never)
  cancelled.cancel()
  expect(await cancelled.done).toMatchObject({ error: { code: 'cancelled' } })
  const left = newWorker((isCutOff) => ends.push(isCutOff))
  left.run(never)
  await left.end()
  expect(ends).toEqual([true, true])
})

it('one that answers itself that it was cancelled is not cut off: nothing is waited for', async () => {
  const ends: boolean[] = []
  const worker = newWorker((isCutOff) => ends.push(isCutOff))
  expect(await worker.run(async () => fail('cancelled')).done).toMatchObject({ error: { code: 'cancelled' } })
  expect(ends).toEqual([])
  await worker.end()
  expect(ends).toEqual([false])
})

it('who waits for one that is ended, or asks it later, is told', async () => {
  const worker = newWorker(() => {})
  const waiting = worker.run(never).done
  await worker.end()
  expect(await waiting).toMatchObject({ error: { code: 'cancelled' } })
  expect(await worker.run(never).done).toMatchObject({ error: { code: 'cancelled' } })
  const fallen = newWorker(() => {})
  await fallen.run(() => Promise.reject(new Error('fell'))).done
  expect(await fallen.run(never).done).toMatchObject({ error: { code: 'worker-failed' } })
})

it('one that fails is', async () => {
  const ends: boolean[] = []
  const failing = newWorker((isCutOff) => ends.push(isCutOff)).run(() => Promise.reject(new Error('fell')))
  expect(await failing.done).toMatchObject({ error: { code: 'worker-failed' } })
  expect(ends).toEqual([true])
})
