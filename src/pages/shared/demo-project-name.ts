/** What the demonstration project is called, and found by. */
export const demoProjectName = 'Demo project'
