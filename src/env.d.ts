declare module 'virtual:rendered-store' {
  /** Folder of the rendered reports of this content folder. */
  export const renderedStore: string
}
