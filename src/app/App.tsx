import { useMemo } from 'react'
import { AppServicesContext } from '../pages/shared/app-services.ts'
import { useKeyChanges } from '../pages/shared/keys/key-settings.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { KeyChangesContext } from '../ui/keys/keys-context.ts'
import { SkeletonRows } from '../ui/SkeletonRows.tsx'
import { UiProvider } from '../ui/UiProvider.tsx'
import { DatabaseEnded } from './DatabaseEnded.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { FirstRun } from './FirstRun.tsx'
import { Routes } from './Routes.tsx'
import { UncaughtErrors } from './UncaughtErrors.tsx'
import { UnsavedBar } from './UnsavedBar.tsx'
import { useIdentity } from './use-identity.ts'

/** The whole app on an open database. */
export function App({ db }: { readonly db: GlossaDatabase }) {
  return (
    <UiProvider>
      <ErrorBoundary fallback={(error) => <ErrorPage error={error} />}>
        <IdentifiedApp db={db} />
      </ErrorBoundary>
      <UncaughtErrors />
      <UnsavedBar />
      <DatabaseEnded db={db} />
    </UiProvider>
  )
}

function IdentifiedApp({ db }: { readonly db: GlossaDatabase }) {
  const identity = useIdentity(db)
  const keyChanges = useKeyChanges()
  const services = useMemo(
    () => (identity.state === 'known' ? { db, env: identity.env, identity: identity.identity } : null),
    [db, identity],
  )
  if (identity.state === 'failed') return <ErrorPage error={identity.error} />
  if (identity.state === 'first-run') return <FirstRun onSubmit={(details) => void identity.begin(details)} />
  if (services === null) return <SkeletonRows label="Starting" />
  return (
    <AppServicesContext value={services}>
      <KeyChangesContext value={keyChanges}>
        <Routes />
      </KeyChangesContext>
    </AppServicesContext>
  )
}
