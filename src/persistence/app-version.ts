/** Version of the application, as it stands in the log. */
export const appVersion: string = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'unbuilt'

/** Version of the record schemas that the log's patches follow. */
export const recordSchemaVersion = 1
