import { useEffect, useMemo, useState } from 'react'
import { type FindOptions, type Found, findInText } from '../../../domain/text/find-in-text.ts'
import type { Result } from '../../../lib/result.ts'
import { createPatternFinder } from './find-pattern.ts'

const nothing: Result<Found> = { ok: true, value: { ranges: [], isCut: false } }

/**
 * What is found in a text. Words are found at once; a regular expression is looked for in a worker, and what was found before stays
 * until it answers.
 * @param words empty: nothing is looked for
 */
export function useFound(text: string, words: string, options: FindOptions): Result<Found> {
  const { isPattern, matchCase, wholeWords } = options
  const plain = useMemo(
    () => (isPattern ? null : findInText(text, words, { isPattern, matchCase, wholeWords })),
    [text, words, isPattern, matchCase, wholeWords],
  )
  const finder = useMemo(() => createPatternFinder(text), [text])
  const [byPattern, setByPattern] = useState<Result<Found>>(nothing)
  useEffect(() => () => finder.end(), [finder])
  useEffect(() => {
    if (!isPattern || words === '') {
      setByPattern(nothing)
      return
    }
    let isOver = false
    void finder.find(words, { isPattern, matchCase, wholeWords }).then((result) => {
      if (!isOver) setByPattern(result)
    })
    return () => {
      isOver = true
    }
  }, [finder, words, isPattern, matchCase, wholeWords])
  return plain ?? byPattern
}
