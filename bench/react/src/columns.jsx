import { amountOf, statusOf, timeOf } from "../../plain/codes.js";

function SelectPage({ table }) {
  const isSome = table.getIsSomePageRowsSelected();
  return (
    <input
      type="checkbox"
      aria-label="Select page"
      checked={table.getIsAllPageRowsSelected()}
      ref={(box) => {
        if (box) box.indeterminate = isSome;
      }}
      onChange={table.getToggleAllPageRowsSelectedHandler()}
    />
  );
}

function SelectRow({ row }) {
  return (
    <input type="checkbox" aria-label={`Select ${row.id}`} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />
  );
}

function Status({ code }) {
  const { name, word } = statusOf(code, Date.now());
  return (
    <span className="status" data-status={name}>
      {word}
    </span>
  );
}

function Time({ seconds }) {
  if (!seconds) return "—";
  const { relative, date, iso, exact } = timeOf(seconds, Date.now());
  return (
    <time dateTime={iso} title={exact}>
      {relative} <span>{date}</span>
    </time>
  );
}

const time = (id, header, enableSorting) => ({
  id,
  header,
  accessorKey: id,
  enableSorting,
  sortDescFirst: true,
  meta: { className: "col-when" },
  cell: ({ row }) => <Time seconds={row.original[id]} />,
});

/** The ids are what the API calls its fields and orders. */
export const columns = [
  { id: "select", header: SelectPage, cell: SelectRow, enableSorting: false, meta: { className: "col-select" } },
  {
    id: "code",
    header: "Code",
    accessorKey: "code",
    sortDescFirst: false,
    meta: { className: "col-code" },
    cell: ({ row }) => (
      <button className="open" type="button">
        <code>{row.id}</code>
      </button>
    ),
  },
  {
    id: "amount_ips",
    header: "Amount",
    accessorFn: amountOf,
    sortDescFirst: true,
    meta: { className: "col-amount" },
    cell: ({ row }) => amountOf(row.original),
  },
  {
    id: "status",
    header: "Status",
    accessorKey: "status",
    enableSorting: false,
    meta: { className: "col-status" },
    cell: ({ row }) => <Status code={row.original} />,
  },
  {
    id: "forward_to",
    header: "Recipient",
    accessorKey: "forward_to",
    enableSorting: false,
    meta: { className: "col-to" },
    cell: ({ row }) => row.original.forward_to ?? "Anyone",
  },
  {
    id: "used_by",
    header: "Redeemed by",
    accessorKey: "used_by",
    enableSorting: false,
    meta: { className: "col-by" },
    cell: ({ row }) => row.original.used_by ?? "—",
  },
  time("used_at", "Redeemed", false),
  time("created_at", "Created", true),
  time("expired_at", "Expires", false),
];
