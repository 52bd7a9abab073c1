// Verifies a log of ours with the Go project's own packages, golang.org/x/mod/sumdb/{note,tlog}.
//
//	verify FOLDER         "intact", or what is wrong and exit code 1
//	verify -serve         the same for every folder named on standard input, but for the proofs: one line of answer each
//
// FOLDER is what tlog_driver writes, or `yingzhou log export`. Signatures of the log and of the witness, every entry through
// authenticated tiles, every inclusion and consistency proof of the file `proofs`, which tlog_driver writes.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// C2SP tlog-cosignature, which sumdb does not know.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }
func (w *witness) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}

func newWitness(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	key, err2 := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || err2 != nil || len(key) != 33 || key[0] != 4 {
		return nil, fmt.Errorf("witness key")
	}
	return &witness{parts[0], uint32(hash), key[1:]}, nil
}

type tiles struct{ folder string }

func path(t tlog.Tile) string { // tile/8/L/N of sumdb is tile/L/N of C2SP
	return strings.Replace(strings.Replace(t.Path(), "tile/8/data/", "tile/entries/", 1), "tile/8/", "tile/", 1)
}
func (t tiles) Height() int                                { return 8 }
func (t tiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
func (t tiles) ReadTiles(list []tlog.Tile) (data [][]byte, err error) {
	for _, one := range list {
		bytes, err := os.ReadFile(filepath.Join(t.folder, path(one)))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func openCheckpoint(folder string) (tree tlog.Tree, err error) {
	keys, err := os.ReadFile(filepath.Join(folder, "vkey"))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(string(keys), "\n")
	log, err := note.NewVerifier(lines[0])
	if err != nil {
		return tree, err
	}
	cosigner, err := newWitness(lines[1])
	if err != nil {
		return tree, err
	}
	msg, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(msg, note.VerifierList(log, cosigner))
	if err != nil {
		return tree, err
	}
	if len(opened.Sigs) != 2 {
		return tree, fmt.Errorf("%d signatures of known keys", len(opened.Sigs))
	}
	for _, sig := range opened.Sigs { // note.Open takes any unused bits of base64
		if _, err := base64.StdEncoding.Strict().DecodeString(sig.Base64); err != nil {
			return tree, err
		}
	}
	text := strings.Split(opened.Text, "\n")
	if len(text) != 4 || text[0] != log.Name() {
		return tree, fmt.Errorf("checkpoint text")
	}
	// As sumdb reads it, under its own first line.
	return tlog.ParseTree([]byte("go.sum database tree\n" + text[1] + "\n" + text[2] + "\n"))
}

func checkEntries(folder string, tree tlog.Tree, hashes tlog.HashReader) error {
	var indexes []int64
	for i := int64(0); i < tree.N; i++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, i))
	}
	leaves, err := hashes.ReadHashes(indexes) // authenticated against the root
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil || root != tree.Hash {
		return fmt.Errorf("root: %v", err)
	}
	for first := int64(0); first < tree.N; first += 256 {
		width := int(tree.N - first)
		if width > 256 {
			width = 256
		}
		data, err := os.ReadFile(filepath.Join(folder, path(tlog.Tile{H: 8, L: -1, N: first / 256, W: width})))
		if err != nil {
			return err
		}
		for i := first; i < first+int64(width); i++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return fmt.Errorf("bundle of entry %d", i)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			if tlog.RecordHash(data[2:end]) != leaves[i] {
				return fmt.Errorf("entry %d", i)
			}
			data = data[end:]
		}
		if len(data) != 0 {
			return fmt.Errorf("bytes after entry %d", first+int64(width)-1)
		}
	}
	return nil
}

// Our proofs, and that Go would have made the same.
func checkProofs(folder string, tree tlog.Tree, hashes tlog.HashReader) error {
	data, err := os.ReadFile(filepath.Join(folder, "proofs"))
	if err != nil {
		return err
	}
	count := int64(0)
	for scanner := bufio.NewScanner(bytes.NewReader(data)); scanner.Scan(); count++ {
		words := strings.Fields(scanner.Text())
		first, _ := strconv.ParseInt(words[1], 10, 64)
		rest := words[3:]
		if words[0] == "consistency" {
			rest = words[4:]
		}
		var proof []tlog.Hash
		for _, word := range rest {
			hash, err := tlog.ParseHash(word)
			if err != nil {
				return err
			}
			proof = append(proof, hash)
		}
		if words[0] == "inclusion" {
			leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, first)})
			if err != nil {
				return err
			}
			want, err := tlog.ProveRecord(tree.N, first, hashes)
			if err != nil || fmt.Sprint(want) != fmt.Sprint(proof) {
				return fmt.Errorf("inclusion proof %d is not Go's: %v", first, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, first, leaf[0]); err != nil {
				return fmt.Errorf("inclusion %d: %v", first, err)
			}
		} else {
			old, err := tlog.ParseHash(words[2])
			if err != nil {
				return err
			}
			want, err := tlog.ProveTree(tree.N, first, hashes)
			if err != nil || fmt.Sprint(want) != fmt.Sprint(proof) {
				return fmt.Errorf("consistency proof %d is not Go's: %v", first, err)
			}
			if err := tlog.CheckTree(proof, tree.N, tree.Hash, first, old); err != nil {
				return fmt.Errorf("consistency %d: %v", first, err)
			}
		}
	}
	if count <= tree.N {
		return fmt.Errorf("only %d proofs", count)
	}
	return nil
}

func verify(folder string, proofs bool) error {
	tree, err := openCheckpoint(folder)
	if err != nil {
		return fmt.Errorf("checkpoint: %v", err)
	}
	hashes := tlog.TileHashReader(tree, tiles{folder})
	if err := checkEntries(folder, tree, hashes); err != nil || !proofs {
		return err
	}
	return checkProofs(folder, tree, hashes)
}

func answer(folder string, proofs bool) bool {
	err := verify(folder, proofs)
	if err != nil {
		fmt.Println("refused:", strings.ReplaceAll(err.Error(), "\n", " "))
	} else {
		fmt.Println("intact")
	}
	return err == nil
}

func main() {
	if os.Args[1] == "-serve" {
		for scanner := bufio.NewScanner(os.Stdin); scanner.Scan(); {
			answer(scanner.Text(), false)
		}
	} else if !answer(os.Args[1], true) {
		os.Exit(1)
	}
}
