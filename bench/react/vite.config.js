import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  base: "./",
  build: {
    outDir: "../../target/bench/react",
    emptyOutDir: true,
    // What lies in r/ is served as files that never change: vite puts a hash in their names.
    assetsDir: "r",
  },
});
