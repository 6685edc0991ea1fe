import type { APIRoute } from 'astro'
import { searchFile, searchPaths } from '../../data/search.ts'

export const getStaticPaths = searchPaths

export const GET: APIRoute<Record<string, unknown>, { file: string }> = async ({ params }) =>
  new Response(JSON.stringify(await searchFile(params.file)), {
    headers: { 'Content-Type': 'application/json' },
  })
