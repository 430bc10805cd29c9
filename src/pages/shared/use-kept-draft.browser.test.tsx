import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useKeptDraft } from './use-kept-draft.ts'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

test('a draft is there again when its page is come back to, until it is saved or given up', () => {
  const first = renderHook(() => useKeptDraft('guideline:a'))
  expect(first.result.current[0]).toBeNull()
  act(() => first.result.current[1]('An hour of writing'))
  expect(first.result.current[0]).toBe('An hour of writing')
  first.unmount()

  const again = renderHook(() => useKeptDraft('guideline:a'))
  expect(again.result.current[0]).toBe('An hour of writing')
  expect(renderHook(() => useKeptDraft('guideline:b')).result.current[0]).toBeNull()
  act(() => again.result.current[1](null))
  again.unmount()
  expect(renderHook(() => useKeptDraft('guideline:a')).result.current[0]).toBeNull()
})
