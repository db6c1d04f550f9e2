import { count } from "../../plain/codes.js";

const SIZES = [30, 100, 1000];

export function Pager({ table, total, shown }) {
  const { pageIndex, pageSize } = table.state.pagination;
  const before = pageIndex * pageSize;
  return (
    <footer className="pager">
      <button className="previous" type="button" disabled={!table.getCanPreviousPage()} onClick={() => table.previousPage()}>
        Previous page
      </button>
      <span className="range">{shown > 0 && `${count(before + 1)}–${count(before + shown)} of ${count(total)}`}</span>
      <button className="next" type="button" disabled={!table.getCanNextPage()} onClick={() => table.nextPage()}>
        Next page
      </button>
      <label>
        Rows{" "}
        <select
          className="size"
          value={pageSize}
          onChange={({ target }) => table.setPagination({ pageIndex: 0, pageSize: Number(target.value) })}
        >
          {SIZES.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
    </footer>
  );
}
