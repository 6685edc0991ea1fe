import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { searchFile, searchPaths } from '../../data/search.ts'

export const getStaticPaths = searchPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(JSON.stringify(searchFile(props.files, props.reports)), {
    headers: { 'Content-Type': 'application/json' },
  })
