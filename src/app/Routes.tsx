import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { GuideHost } from '../pages/shared/guide/GuideHost.tsx'
import { useHashLocation } from '../pages/shared/hash-location.ts'
import { KeyHost } from '../pages/shared/keys/KeyHost.tsx'
import { patterns } from '../pages/shared/paths.ts'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { loadedPage } from './loaded-page.tsx'
import { NotFound } from './NotFound.tsx'

const ProjectsPage = loadedPage(() => import('../pages/projects/ProjectsPage.tsx'))
const CasesPage = withModulesLoaded(() => import('../pages/cases/CasesPage.tsx'))
const WorkbenchPage = withModulesLoaded(() => import('../pages/workbench/WorkbenchPage.tsx'))
const ExportPage = withModulesLoaded(() => import('../pages/export/ExportPage.tsx'))
const SettingsPage = withModulesLoaded(() => import('../pages/settings/SettingsPage.tsx'))
const HelpPage = withModulesLoaded(() => import('../pages/help/HelpPage.tsx'))
const ModulesProvider = lazy(async () => ({ default: (await import('./ModulesProvider.tsx')).ModulesProvider }))

const withModules = (page: ReactNode) => <ModulesProvider>{page}</ModulesProvider>

/** A page among the modules: both are loaded at once, not the page behind them. */
function withModulesLoaded<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  return loadedPage<P>(async () => {
    const [{ default: Page }, { ModulesProvider: Provider }] = await Promise.all([
      load(),
      import('./ModulesProvider.tsx'),
    ])
    return {
      default: (props: P) => (
        <Provider>
          <Page {...props} />
        </Provider>
      ),
    }
  })
}

/** The pages by their address. Pages are loaded when first shown. */
export function Routes() {
  return (
    <Router hook={useHashLocation}>
      <GuideHost withModules={withModules}>
        <Suspense fallback={<PageSkeleton label="Loading" />}>
          <Switch>
            <Route path={patterns.projects}>
              <ProjectsPage preloadCases={CasesPage.preload} />
            </Route>
            <Route path={patterns.cases}>{({ project }) => <CasesPage projectId={project} />}</Route>
            <Route path={patterns.workbench}>
              {({ project, case: caseId }) => <WorkbenchPage projectId={project} caseId={caseId} />}
            </Route>
            <Route path={patterns.export}>{({ project }) => <ExportPage projectId={project} />}</Route>
            <Route path={patterns.settings}>{({ project }) => <SettingsPage projectId={project} />}</Route>
            <Route path={patterns.help}>
              <HelpPage />
            </Route>
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
