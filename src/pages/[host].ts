import { movedPages, redirectLines, renamedReports } from '../data/moved.ts'

/** Files for the host. A route's own name can't begin with an underscore. */
export const getStaticPaths = () => [{ params: { host: '_redirects' } }]

export const GET = async () =>
  new Response(redirectLines(await movedPages(), await renamedReports()))
