import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { FloatingBar } from '../ui/FloatingBar.tsx'
import { CopyButton } from './ErrorPage.tsx'
import { errorReport } from './error-report.ts'

/** The browser says this of a layout that settles in the next frame: nothing is wrong. */
const harmless = /^ResizeObserver loop/

/** Tells of errors that no part of the page caught, without taking the page away. */
export function UncaughtErrors() {
  const [caught, setCaught] = useState<{ readonly error: unknown } | null>(null)
  useEffect(() => {
    const onError = (event: ErrorEvent) => {
      if (!harmless.test(event.message)) setCaught({ error: event.error })
    }
    const onRejection = (event: PromiseRejectionEvent) => setCaught({ error: event.reason })
    window.addEventListener('error', onError)
    window.addEventListener('unhandledrejection', onRejection)
    return () => {
      window.removeEventListener('error', onError)
      window.removeEventListener('unhandledrejection', onRejection)
    }
  }, [])
  if (caught === null) return null
  const context = { version: __APP_VERSION__, userAgent: navigator.userAgent }
  return (
    <FloatingBar>
      <span>Something went wrong. What is marked “Saved” is safe; if the page misbehaves, reload it.</span>
      <CopyButton text={errorReport(caught.error, context)} />
      <Button onClick={() => window.location.reload()}>Reload</Button>
      <Button variant="subtle" color="gray" onClick={() => setCaught(null)}>
        Dismiss
      </Button>
    </FloatingBar>
  )
}
