import { expect, it } from 'vitest'
import { ok, type Result } from '../lib/result.ts'
import { askedWorker } from './asked-worker.ts'

const workerOf = (script: string) => new Worker(URL.createObjectURL(new Blob([script])))
const never = () => new Promise<Result<number>>(() => undefined)

it('who waits for a worker that falls is told, and so is who asks later', async () => {
  const falls: string[] = []
  const asked = askedWorker<object>(workerOf('setTimeout(() => { throw new Error("fell") }, 50)'), (reason) =>
    falls.push(reason),
  )
  expect(await asked.ask(never)).toMatchObject({ error: { code: 'worker-failed' } })
  expect(await asked.ask(never)).toMatchObject({ error: { code: 'worker-failed' } })
  expect(falls).toHaveLength(1)
  expect(falls[0]).toContain('fell')
})

it('a worker that cannot be loaded has ended, with words for it', async () => {
  const asked = askedWorker<object>(new Worker('/there-is-no-such-script.js'))
  const answer = await asked.ask(never)
  expect(answer).toMatchObject({ error: { code: 'worker-failed' } })
  expect(JSON.stringify(answer)).not.toContain('undefined')
})

it('one that was ended on purpose answers too, and has not fallen', async () => {
  const falls: string[] = []
  const asked = askedWorker<object>(workerOf(''), (reason) => falls.push(reason))
  const waiting = asked.ask(never)
  asked.end()
  expect(await waiting).toMatchObject({ ok: false })
  expect(await asked.ask(async () => ok(1))).toMatchObject({ ok: false })
  expect(falls).toEqual([])
})

it('what the worker throws fails that question alone', async () => {
  const asked = askedWorker<object>(workerOf(''))
  expect(await asked.ask(() => Promise.reject(new Error('no list is open')))).toMatchObject({
    error: { code: 'worker-failed' },
  })
  expect(await asked.ask(async () => ok(1))).toEqual(ok(1))
})
