import { expect, it } from 'vitest'
import { collectLosses, keepingSink, nullSink } from '../../tests/fixtures/sinks.ts'
import { utf8 } from '../lib/bytes.ts'
import { leftOutMessage } from './messages.ts'

async function* output(onRead: () => void) {
  yield { loss: 'kind-unknown', recordId: 'a', params: {} }
  async function* body() {
    yield utf8('one ')
    yield utf8('two')
    onRead()
  }
  yield { file: 'x.txt', mediaType: 'text/plain', body: body() }
  for (let index = 0; index < 12; index++) yield { loss: 'rounded', recordId: `r${index}`, params: {} }
  yield { loss: 'kind-unknown', recordId: 'b', params: {} }
}

it('counts losses by kind and reads every file to its end', async () => {
  let reads = 0
  const rows = await collectLosses(
    output(() => reads++),
    nullSink,
  )
  expect(reads).toBe(1)
  expect(rows).toEqual([
    { loss: 'kind-unknown', reason: null, count: 2, recordIds: ['a', 'b'] },
    {
      loss: 'rounded',
      reason: null,
      count: 12,
      recordIds: ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9'],
    },
  ])
})

it('keeps files so that they can be read again', async () => {
  const { sink, files, parts } = keepingSink()
  await collectLosses(
    output(() => {}),
    sink,
  )
  expect(await new Blob([...(parts.get('x.txt') ?? [])]).text()).toBe('one two')
  for (let times = 0; times < 2; times++) {
    let text = ''
    for await (const chunk of files[0]?.body ?? []) text += new TextDecoder().decode(chunk)
    expect(text).toBe('one two')
  }
})

it('says what was left out and why', () => {
  const said = (loss: string, reason: string | null, count: number) => leftOutMessage({ loss, reason, count })
  expect(said('left-out-case', 'unsubmitted', 1)).toBe('1 case not submitted')
  expect(said('left-out-annotation', 'label', 1200)).toBe('1,200 annotations of another label')
  expect(said('left-out-review', 'later', 2)).toBe('2 readings left out')
  expect(said('rotation', null, 1)).toBeUndefined()
})
