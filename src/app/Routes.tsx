import { lazy, type ReactNode, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { GuideHost } from '../pages/shared/guide/GuideHost.tsx'
import { useHashLocation } from '../pages/shared/hash-location.ts'
import { KeyHost } from '../pages/shared/keys/KeyHost.tsx'
import { patterns } from '../pages/shared/paths.ts'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { loadedPage } from './loaded-page.tsx'
import { NotFound } from './NotFound.tsx'

const ProjectsPage = loadedPage(() => import('../pages/projects/ProjectsPage.tsx'))
const CasesPage = loadedPage(() => import('../pages/cases/CasesPage.tsx'))
const WorkbenchPage = loadedPage(() => import('../pages/workbench/WorkbenchPage.tsx'))
const ExportPage = loadedPage(() => import('../pages/export/ExportPage.tsx'))
const SettingsPage = loadedPage(() => import('../pages/settings/SettingsPage.tsx'))
const HelpPage = loadedPage(() => import('../pages/help/HelpPage.tsx'))
const ModulesProvider = lazy(async () => ({ default: (await import('./ModulesProvider.tsx')).ModulesProvider }))

const withModules = (page: ReactNode) => <ModulesProvider>{page}</ModulesProvider>

/** The pages by their address. Pages are loaded when first shown. */
export function Routes() {
  return (
    <Router hook={useHashLocation}>
      <GuideHost withModules={withModules}>
        <Suspense fallback={<PageSkeleton label="Loading" />}>
          <Switch>
            <Route path={patterns.projects}>
              <ProjectsPage />
            </Route>
            <Route path={patterns.cases}>{({ project }) => withModules(<CasesPage projectId={project} />)}</Route>
            <Route path={patterns.workbench}>
              {({ project, case: caseId }) => withModules(<WorkbenchPage projectId={project} caseId={caseId} />)}
            </Route>
            <Route path={patterns.export}>{({ project }) => withModules(<ExportPage projectId={project} />)}</Route>
            <Route path={patterns.settings}>{({ project }) => withModules(<SettingsPage projectId={project} />)}</Route>
            <Route path={patterns.help}>{() => withModules(<HelpPage />)}</Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </GuideHost>
      <KeyHost withModules={withModules} />
    </Router>
  )
}
