import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLeaveGuard } from './use-leave-guard.ts'

beforeEach(() => {
  window.history.pushState(null, '', '#/before')
  window.history.pushState(null, '', '#/cases')
})
afterEach(cleanup)

const open = { isOpen: true, isAtStake: true }

/** Back, as the browser's button goes it. */
async function back() {
  const popped = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
  window.history.back()
  await popped
}

test('Back is told to what is open over the page, each time, and the page stays', async () => {
  const onBack = vi.fn()
  renderHook(() => useLeaveGuard({ ...open, onBack }))
  await back()
  expect(onBack).toHaveBeenCalledTimes(1)
  await back()
  expect(onBack).toHaveBeenCalledTimes(2)
  expect(window.location.hash).toBe('#/cases')
})

test('when it is closed Back leaves the page again, at once and not at the second time', async () => {
  const onBack = vi.fn()
  const { rerender } = renderHook((guard) => useLeaveGuard({ ...guard, onBack }), { initialProps: open })
  rerender({ isOpen: false, isAtStake: false })
  await back()
  await vi.waitFor(() => expect(window.location.hash).toBe('#/before'))
  expect(onBack).not.toHaveBeenCalled()
})

test('who goes on at the moment it closes is not taken back', async () => {
  const { rerender, unmount } = renderHook((guard) => useLeaveGuard({ ...guard, onBack: () => {} }), {
    initialProps: open,
  })
  rerender({ isOpen: false, isAtStake: false })
  window.history.pushState(null, '', '#/cases/one')
  unmount()
  await back()
  expect(window.location.hash).toBe('#/cases')
})

test('what opens in the place of another keeps its step', async () => {
  const onBack = vi.fn()
  const { rerender } = renderHook((guard) => useLeaveGuard({ ...guard, onBack }), { initialProps: open })
  rerender({ isOpen: false, isAtStake: false })
  rerender(open)
  await back()
  expect(onBack).toHaveBeenCalledTimes(1)
  expect(window.location.hash).toBe('#/cases')
})

test('the browser asks before work is lost, and not where there is none', () => {
  const asks = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  const { rerender } = renderHook((guard) => useLeaveGuard({ ...guard, onBack: () => {} }), { initialProps: open })
  expect(asks()).toBe(true)
  rerender({ isOpen: true, isAtStake: false })
  expect(asks()).toBe(false)
})
