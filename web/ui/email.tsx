/** An e-mail address that breaks before its signs where it is too long for a line, and not within a word. */
export const Email = ({ address }: { address: string }) => (
  <>
    {address.split(/(?=[@.])/).map((part, n) => (
      <>
        {n > 0 && <wbr />}
        {part}
      </>
    ))}
  </>
);
