import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { errorReport } from './error-report.ts'
import styles from './FullPage.module.css'

/** Stands in for the app after an error that it could not go on from. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const report = useMemo(
    () => errorReport(error, { version: __APP_VERSION__, userAgent: navigator.userAgent }),
    [error],
  )
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Something went wrong</h1>
      <p>
        Everything that was marked “Saved” is safe in this browser. Reload the page to go on. If it happens again, this
        report helps to mend it: it holds nothing of patients, projects or files.
      </p>
      <pre className={styles.report}>{report}</pre>
      <div className={styles.actions}>
        <Button variant="filled" onClick={() => window.location.reload()}>
          Reload
        </Button>
        <CopyButton text={report} />
      </div>
    </main>
  )
}

/** Copies a text and says so; where the browser does not let it, shows the text to be copied by hand. */
export function CopyButton({ text }: { readonly text: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <>
      <Button onClick={() => void copy()} aria-live="polite">
        {state === 'copied' ? 'Copied' : 'Copy report'}
      </Button>
      {state === 'refused' && (
        <div role="alert" className={styles.byHand}>
          The browser did not let it be copied. It is selected here: copy it with Ctrl+C, or ⌘C on a Mac.
          <textarea
            ref={selectAll}
            aria-label="Report"
            readOnly
            rows={6}
            className={styles.report}
            defaultValue={text}
          />
        </div>
      )}
    </>
  )
}

function selectAll(field: HTMLTextAreaElement | null): void {
  field?.focus()
  field?.select()
}
