const columns = [70, 154, 238, 322, 406, 490, 574, 658];
const rows = [92, 210, 328, 446, 564, 682, 800];

/** Which lamps are lit: a jack's place, by column and row. */
const lit = new Set(['322 92', '154 210', '574 328', '406 446', '70 564', '574 564', '238 682', '490 682']);
const cords: Array<[from: string, bend: string, to: string]> = [
  ['154 210', '174 450 386 686', '406 446'],
  ['322 92', '342 392 554 628', '574 328'],
  ['70 564', '90 714 218 832', '238 682'],
  ['574 564', '594 734 470 852', '490 682'],
];

/** The switchboard behind the door. Decoration. */
export function Board() {
  return (
    <svg class="board" viewBox="0 0 730 860" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {rows.flatMap((y) => columns.map((x) => <Jack x={x} y={y} on={lit.has(`${x} ${y}`)} />))}
      {cords.map((cord, index) => (
        <Cord cord={cord} colour={`k${index + 1}`} />
      ))}
    </svg>
  );
}

function Jack({ x, y, on }: { x: number; y: number; on: boolean }) {
  return (
    <>
      <circle class={on ? 'led led-on' : 'led'} cx={x} cy={y - 34} r="4.5" />
      <circle class="jk" cx={x} cy={y} r="15" />
      <circle class="hole" cx={x} cy={y} r="7" />
    </>
  );
}

function Cord({ cord: [from, bend, to], colour }: { cord: [string, string, string]; colour: string }) {
  const d = `M${from}C${bend} ${to}`;
  return (
    <>
      <path class="cord-sh" d={d} transform="translate(6 12)" />
      <path class={`cord ${colour}`} d={d} />
      <path class="cord-hi" d={d} transform="translate(-1.5 -1.5)" />
      {[from, to].map((end) => {
        const [x, y] = end.split(' ');
        return (
          <>
            <circle class={`plug ${colour}`} cx={x} cy={y} r="11" />
            <circle class="tip" cx={x} cy={y} r="4" />
          </>
        );
      })}
    </>
  );
}
