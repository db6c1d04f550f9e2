import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { rowPaginationFeature, rowSelectionFeature, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useCallback, useState } from "react";
import { count, exportAll, readAll, readPage } from "../../plain/codes.js";
import { CodePanel } from "./CodePanel.jsx";
import { CodeTable } from "./CodeTable.jsx";
import { columns } from "./columns.jsx";
import { Filters } from "./Filters.jsx";
import { Pager } from "./Pager.jsx";
import { SelectionBar } from "./SelectionBar.jsx";

const features = tableFeatures({ rowPaginationFeature, rowSelectionFeature, rowSortingFeature });
const NO_ROWS = [];
const rowId = (code) => code.code;

/** The list: what it asks for, what is ticked, and what is open. */
export function IssuedCodes() {
  const [filters, setFilters] = useState({ status: "", email: "" });
  const [sorting, setSorting] = useState([{ id: "created_at", desc: true }]);
  const [pagination, setPagination] = useState({ pageIndex: 0, pageSize: 30 });
  const [rowSelection, setRowSelection] = useState({});
  const [opened, setOpened] = useState();

  const [{ id, desc }] = sorting;
  const query = {
    ...filters,
    sort_by: id,
    order_by: desc ? "desc" : "asc",
    page: pagination.pageIndex + 1,
    limit: pagination.pageSize,
  };
  const { data, error } = useQuery({
    queryKey: ["issued", query],
    queryFn: ({ signal }) => readPage(query, signal),
    placeholderData: keepPreviousData,
  });
  const exporting = useMutation({ mutationFn: () => exportAll(filters) });
  const selecting = useMutation({
    mutationFn: async () => {
      const all = {};
      await readAll(filters, (items) => items.forEach(({ code }) => (all[code] = true)));
      return all;
    },
    onSuccess: setRowSelection,
  });

  const toFirstPage = () => setPagination((before) => ({ ...before, pageIndex: 0 }));
  const table = useTable({
    features,
    columns,
    data: data?.items ?? NO_ROWS,
    rowCount: data?.total_items ?? 0,
    getRowId: rowId,
    manualPagination: true,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, pagination, rowSelection },
    onSortingChange: (next) => {
      setSorting(next);
      toFirstPage();
    },
    onPaginationChange: setPagination,
    onRowSelectionChange: setRowSelection,
  });
  const filter = (changed) => {
    setFilters((before) => ({ ...before, ...changed }));
    toFirstPage();
  };
  const close = useCallback(() => setOpened(undefined), []);

  return (
    <main>
      <header>
        <h1>Issued codes</h1>
        <button className="export" type="button" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
          Export
        </button>
      </header>
      <Filters filters={filters} onChange={filter}>
        {error?.message ?? status(data, exporting)}
      </Filters>
      <div className="split">
        <CodeTable table={table} opened={opened} onOpen={setOpened} />
        {opened && <CodePanel code={opened} onClose={close} />}
      </div>
      <SelectionBar
        selected={Object.keys(rowSelection).length}
        onSelectAll={() => selecting.mutate()}
        onClear={() => table.resetRowSelection(true)}
      />
      <Pager table={table} total={data?.total_items ?? 0} shown={data?.items.length ?? 0} />
    </main>
  );
}

function status(data, exporting) {
  if (exporting.isPending) return "Reading…";
  if (exporting.isSuccess) return `${count(exporting.data)} codes exported`;
  return data && `${count(data.total_items)} codes`;
}
