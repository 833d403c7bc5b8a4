# The pages that Jekyll does not make itself: the index by pages, authors, years, months and days.
module Lists
  class Generator < Jekyll::Generator
    SIZE = 60

    def generate(site)
      @site = site
      posts = site.posts.docs.sort_by { |post| [post.date, post.path] }.reverse
      list('index', site.config['title'], posts)
      authors = Hash.new { |terms, name| terms[name] = [] }
      posts.each { |post| post.data['authors'].each { |name| authors[name] << post } }
      authors = authors.sort.to_h { |name, entries| [[name, "authors/#{Jekyll::Utils.slugify(name)}"], entries] }
      authors.each { |(name, path), entries| list(path, name, entries) }
      terms('authors', '作者', authors)
      years = posts.group_by { |post| post.date.strftime('%Y') }
      terms('years', '日期', years.to_h { |name, entries| [[name, "years/#{name}"], entries] })
      years.each { |year, entries| months(year, entries) }
    end

    def months(year, posts)
      months = posts.group_by { |post| post.date.strftime('%Y-%m') }
      terms("years/#{year}", year, months.to_h { |name, entries| [[name, "months/#{name}"], entries] })
      months.each do |month, of_month|
        days = of_month.group_by { |post| post.date.strftime('%Y-%m-%d') }
        terms("months/#{month}", month, days.to_h { |name, entries| [[name, "days/#{name}"], entries] })
        days.each { |day, entries| list("days/#{day}", day, entries) }
      end
    end

    def list(path, title, posts)
      pages = posts.each_slice(SIZE).to_a
      names = pages.each_index.map { |index| index.zero? ? "#{path}.html" : "#{path}/page/#{index + 1}.html" }
      pages.each_with_index do |entries, index|
        newer = names[index - 1] if index.positive?
        page(names[index], 'list', 'title' => title, 'entries' => entries, 'newer' => newer, 'older' => names[index + 1])
      end
    end

    def terms(path, title, terms)
      links = terms.map { |(name, target), posts| { 'name' => name, 'path' => "#{target}.html", 'count' => posts.size } }
      page("#{path}.html", 'terms', 'title' => title, 'terms' => links)
    end

    def page(path, layout, data)
      page = Jekyll::PageWithoutAFile.new(@site, @site.source, File.dirname(path), File.basename(path))
      page.data.merge!(data, 'layout' => layout)
      page.content = ''
      @site.pages << page
    end
  end
end
