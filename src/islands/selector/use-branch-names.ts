import { useEffect, useState } from 'react';

type Names = Readonly<Record<string, string>>;

const NONE: Names = {};

/** Names of the branches by code, from what the layout hands to the page's elements; empty at first. */
export function useBranchNames(): Names {
  const [names, setNames] = useState(NONE);
  useEffect(() => {
    // Reads the document as it loads, so it is not for the server.
    void import('../../elements/page-data.ts').then(({ branches }) => setNames(branches));
  }, []);
  return names;
}
