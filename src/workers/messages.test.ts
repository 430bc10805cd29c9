import { expect, it } from 'vitest'
import { problem } from '../lib/result.ts'
import { importMessage } from './messages.ts'

it('names what a drop could not read', () => {
  const text = importMessage(problem('dropped-unreadable', { paths: ['a/x.dcm', 'b.txt'], count: 1002 }))
  expect(text).toContain('a/x.dcm, b.txt and 1,000 more')
})

it('leaves the codes of others to them', () => {
  expect(importMessage(problem('storage-full'))).toBeUndefined()
})
