import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { useNotice, useNotices } from './use-notice.ts'

afterEach(cleanup)

test('what is said of a case goes with it; what can be acted on stays', () => {
  const [one, other] = [0, 1].map(() => createMemorySession([testLabel('Nodule', '#e69f00')], 'text', () => []))
  const { result, rerender } = renderHook(
    ({ session }) => {
      const notices = useNotices(session ?? null)
      return { notices, ...useNotice(notices) }
    },
    {
      initialProps: { session: one },
    },
  )
  act(() => result.current.notices.say('Undid a change'))
  expect(result.current.text).toBe('Undid a change')
  rerender({ session: other })
  expect(result.current.text).toBe(null)
  act(() => result.current.notices.say('Tagged 3 places', { name: 'Undo', run: () => {} }))
  rerender({ session: one })
  expect(result.current.text).toBe('Tagged 3 places')
  act(() => result.current.notices.dismiss())
  expect(result.current.text).toBe(null)
})
