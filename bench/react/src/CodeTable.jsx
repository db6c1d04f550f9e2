import { flexRender } from "@tanstack/react-table";
import { memo } from "react";

const ARIA_SORT = { asc: "ascending", desc: "descending", false: "none" };

export function CodeTable({ table, opened, onOpen }) {
  return (
    <div className="rows">
      <table>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <Heading key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <CodeRow
              key={row.id}
              row={row}
              isSelected={row.getIsSelected()}
              isOpen={row.id === opened?.code}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ header }) {
  const { column } = header;
  const { className } = column.columnDef.meta;
  const heading = flexRender(column.columnDef.header, header.getContext());
  if (!column.getCanSort()) return <th className={className}>{heading}</th>;
  return (
    <th className={className} aria-sort={ARIA_SORT[column.getIsSorted()]}>
      <button type="button" onClick={column.getToggleSortingHandler()}>
        {heading}
      </button>
    </th>
  );
}

/** Drawn anew when it is ticked or opened, and not when another one is. */
const CodeRow = memo(function CodeRow({ row, isSelected, isOpen, onOpen }) {
  const open = ({ target }) => {
    if (target.type !== "checkbox") onOpen(row.original);
  };
  return (
    <tr aria-current={isOpen || undefined} data-selected={isSelected || undefined} onClick={open}>
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={cell.column.columnDef.meta.className}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
});
