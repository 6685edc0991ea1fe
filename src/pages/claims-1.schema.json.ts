import { claimsJsonSchema } from '../data/report-claims.ts'

export const GET = () =>
  new Response(claimsJsonSchema(), {
    headers: { 'Content-Type': 'application/schema+json; charset=utf-8' },
  })
