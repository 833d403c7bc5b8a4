import Soup

/// A tree in lines of text: tags, the attributes that are kept, texts.
func outline(_ tree: HTMLTree) -> String {
  var out = ""
  var next: HTMLTree.NodeID? = HTMLTree.root
  while let node = next {
    out += "\n\(node) \(tree[node].tag) in \(tree[node].parent)"
    for name in AttributeName.allCases {
      if let value = tree.attribute(name, of: node) { out += " \(name)='\(String(decoding: value, as: UTF8.self))'" }
    }
    out += " \(String(decoding: tree.text(node), as: UTF8.self))"
    next = tree.node(after: node, within: HTMLTree.root)
  }
  return out
}
