import { useEffect, useState } from 'react';

interface PieceDrawingProps {
  readonly partType: string;
  readonly system: string;
}

/** Line drawing of the kind of part in a frame of fixed size. The drawings arrive once, when first needed. */
export function PieceDrawing({ partType, system }: PieceDrawingProps) {
  const [draw, setDraw] = useState<((partType: string, system: string) => string) | null>(null);
  useEffect(() => {
    let isHere = true;
    void import('../../components/part-art/index.ts').then(({ partArt }) => {
      if (isHere) setDraw(() => partArt);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return (
    <div className="frame square">
      <svg className="art" viewBox="0 0 120 100" aria-hidden="true">
        {draw && <path d={draw(partType, system)} />}
      </svg>
    </div>
  );
}
