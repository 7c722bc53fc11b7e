import Graph from "graphology";
import gexf from "graphology-gexf/browser";
import Sigma from "sigma";
import { toBlob } from "@sigma/export-image";
import "./style.css";

export const parts = [Graph, gexf, Sigma, toBlob];
console.log(parts);
